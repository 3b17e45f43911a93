import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { permissionsDocument } from "./permissions-document";

it("docs/permissions.md is the print of the table", () => {
  expect(readFileSync("docs/permissions.md", "utf8")).toBe(permissionsDocument());
});
