import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";

const check = (...args: string[]) =>
  spawnSync(process.execPath, ["scripts/check-boundaries.mjs", ...args], { encoding: "utf8" });

const PLANTED = [
  ["no-cycle", "lib/domain/plan/one.ts"],
  ["lib-has-four-rooms", "lib/domain/plan/uses-loose.ts"],
  ["domain-imports-only-domain", "lib/domain/plan/uses-loose.ts"],
  ["domain-has-three-packages", "lib/domain/plan/uses-node.ts"],
  ["platform-is-below-features", "lib/platform/uses-feature.ts"],
  ["features-stay-below-screens", "lib/features/team/screen.ts"],
  ["feature-meets-feature-in-queries", "lib/features/team/queries.ts"],
  ["kit-knows-no-clinical-word", "components/ui/button.ts"],
  ["components-use-the-doors", "components/plan/card.ts"],
  ["components-take-only-types-from-queries", "components/plan/loads.ts"],
  ["app-uses-the-doors", "app/page.ts"],
  ["prisma-stays-in-its-places", "lib/features/plan/commands/amend.ts"],
  ["journeys-know-only-the-screen", "e2e/journey.ts"],
  ["testing-is-for-tests", "lib/features/plan/input.ts"],
] as const;

describe("the boundary check", () => {
  const planted = check("--root", "scripts/fixtures/boundaries");

  test("fails on a tree with planted breaks", () => {
    expect(planted.status).toBe(1);
  });

  test.each(PLANTED)("reports %s in %s", (rule, file) => {
    expect(planted.stderr).toContain(`${rule}: ${file} → `);
  });

  test("reports no rule as broken that was not broken on purpose", () => {
    const reported = new Set(planted.stderr.split("\n").flatMap((line) => /^([a-z-]+): /.exec(line)?.[1] ?? []));
    expect([...reported].sort()).toEqual(PLANTED.map(([rule]) => rule).toSorted());
  });

  test("fails when fewer modules are seen than there are", () => {
    const result = check("--root", "scripts/fixtures/boundaries", "--at-least", "1000");
    expect(result.stderr).toContain("source files were looked at");
  });
});
