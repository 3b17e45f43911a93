import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { environmentVariables, readEnv } from "./env";

const good = {
  DATABASE_URL: "postgresql://concord_app:x@localhost:5432/concord",
  NEXTAUTH_SECRET: "kX7qP2vN9tR4wZ8mB3yH6jL1cF5dG0sA",
  AUDIT_KEY: "pV3xQ9zT2kB7nW5cR8yJ4hL6mF1dG0sA",
  NEXTAUTH_URL: "http://localhost:3000",
};

describe("the environment", () => {
  it("is accepted when complete", () => {
    expect(readEnv(good)).toMatchObject({ DATABASE_POOL_SIZE: 10, DATABASE_PREPARED_STATEMENTS: "on", DEMO: "0" });
  });

  it.each([
    ["DATABASE_URL", undefined],
    ["DATABASE_URL", "mysql://localhost/concord"],
    ["NEXTAUTH_SECRET", undefined],
    ["NEXTAUTH_SECRET", "short"],
    ["NEXTAUTH_SECRET", "a".repeat(64)],
    ["NEXTAUTH_SECRET", "changeme-changeme-0123456789-abcdef"],
    ["AUDIT_KEY", undefined],
    ["AUDIT_KEY", "a".repeat(64)],
    ["AUDIT_KEY", "pV3xQ9zT2kB7nW5cR8,yJ4hL6mF1dG0sA"],
    ["NEXTAUTH_URL", "concord"],
    ["DATABASE_POOL_SIZE", "0"],
  ])("stops the boot and names %s when it is %s", (name, value) => {
    expect(() => readEnv({ ...good, [name]: value })).toThrow(new RegExp(name));
  });

  it("is described in the README, every variable of it", () => {
    const readme = readFileSync("README.md", "utf8");
    expect(environmentVariables.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
