import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function check(name: string, files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), "concord-check-"));
  made.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { status, stderr } = spawnSync(process.execPath, [`scripts/check-${name}.mjs`, root], { encoding: "utf8" });
  return { status, problems: stderr.trim().split("\n").filter(Boolean) };
}

const clean = { status: 0, problems: [] };
const reported = (...problems: string[]) => ({
  status: 1,
  problems: problems.map((problem) => expect.stringContaining(problem)),
});

const door = (body: string) => ({ "lib/features/plan/actions.ts": body });

describe("doors", () => {
  test("a file of wrapped actions is fine", () => {
    const body = `"use server";\nimport { action } from "@/lib/platform/action";\nexport const signAction = action(sign, {});\n`;
    expect(check("doors", door(body))).toEqual(clean);
  });
  test("an export that skips the wrapper is reported", () => {
    const body = `"use server";\nexport async function leak() {\n  return 1;\n}\n`;
    expect(check("doors", door(body))).toEqual(reported("lib/features/plan/actions.ts:2:"));
  });
  test("a re-export is reported", () => {
    expect(check("doors", door(`"use server";\nexport * from "./store";\n`))).toEqual(reported("actions.ts:2:"));
  });
  test("a door elsewhere is reported, inline ones too", () => {
    const inline = `export async function save() {\n  "use server";\n}\n`;
    expect(check("doors", { "app/page.tsx": inline })).toEqual(reported("app/page.tsx: says"));
  });
});

describe("purity", () => {
  const domain = (line: string) => check("purity", { "lib/domain/plan/x.ts": `${line}\n` });
  test("comments and text may name what code may not use", () => {
    expect(domain(`// Date.now() is not for us\nexport const why = "an async process.env";`)).toEqual(clean);
  });
  test.each([
    "new Date()",
    "Date.now()",
    "Math.random()",
    "async () => 1",
    "process.env",
    "fetch(url)",
    "crypto.randomUUID()",
    "Temporal.Now.plainDateISO()",
  ])("%s is reported", (code) => {
    const { status, problems } = domain(`export const x = ${code};`);
    expect(status).toBe(1);
    expect(problems[0]).toContain("lib/domain/plan/x.ts:1:");
  });
  test("a date made from an argument is fine", () => {
    expect(domain("export const at = (instant: number) => new Date(instant);")).toEqual(clean);
  });
});

describe("size", () => {
  const lines = (count: number) => "export {};\n".repeat(count);
  test("250 lines are fine, 251 are reported", () => {
    expect(check("size", { "lib/a.ts": lines(250) })).toEqual(clean);
    expect(check("size", { "lib/a.ts": lines(251) })).toEqual(reported("lib/a.ts: 251 lines"));
  });
  test("a listed reason is accepted, and reported once it is no longer needed", () => {
    const list = { "scripts/long-files.json": JSON.stringify({ "lib/a.ts": "one table" }) };
    expect(check("size", { "lib/a.ts": lines(300), ...list })).toEqual(clean);
    expect(check("size", { "lib/a.ts": lines(20), ...list })).toEqual(reported("remove the entry"));
  });
});

describe("env", () => {
  test("only env.ts, scripts and configuration read the environment", () => {
    const reads = "export const url = process.env.DATABASE_URL;\n";
    expect(check("env", { "lib/platform/env.ts": reads, "scripts/a.mjs": reads, "next.config.mjs": reads })).toEqual(
      clean,
    );
    expect(check("env", { "lib/platform/db.ts": reads })).toEqual(reported("lib/platform/db.ts:1:"));
    expect(check("env", { "app/page.tsx": reads })).toEqual(reported("app/page.tsx:1:"));
  });
});

describe("words", () => {
  const screen = (line: string) => check("words", { "components/plan/x.tsx": `${line}\n` });
  test("plain wording, class names and identifiers are fine", () => {
    const line = `export const a = <p className="p-0.5 ac">Prednisone 0.5 mg twice daily, IVIg 2 g/kg over 5 days</p>;`;
    expect(screen(line)).toEqual(clean);
  });
  test.each(["5.0 mg", ".5 mg", "10 mg b.i.d.", "10 mg QD", "100 µg", "4 U", "2 mg p.r.n.", "AZA 50 mg"])(
    "%s is reported",
    (text) => {
      expect(screen(`export const a = "Give ${text}";`).problems[0]).toContain("components/plan/x.tsx:1:");
      expect(screen(`export const a = <p>Give ${text}</p>;`).status).toBe(1);
    },
  );
  test.each(["dose.toFixed(1)", "day.toLocaleDateString()", 'new Intl.NumberFormat("en")'])(
    "%s is reported",
    (code) => {
      expect(screen(`export const a = ${code};`)).toEqual(reported("use the dose and date formatters"));
    },
  );
  test("a TODO needs an issue number", () => {
    expect(check("words", { "lib/a.ts": "// TODO later\n" })).toEqual(reported("lib/a.ts:1: TODO"));
    expect(check("words", { "lib/a.ts": "// TODO #12: later\n" })).toEqual(clean);
  });
});
