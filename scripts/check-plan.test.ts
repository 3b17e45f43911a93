// The command as a person runs it: a process of its own, without a database.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import rules from "@/lib/domain/knowledge/data/rules.json";
import type { CaseAnswer } from "@/lib/domain/safety/case-file/answer";
import { malformedCases } from "@/lib/testing/malformed-cases";

const CASES = "lib/testing/cases";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "concord-check-plan-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function checkPlan(...files: readonly string[]) {
  const { DATABASE_URL: _, DATABASE_OWNER_URL: __, ...inherited } = process.env;
  const command = ["--import", "tsx", "--conditions=react-server", "scripts/check-plan.ts", ...files];
  return spawnSync(process.execPath, command, { encoding: "utf8", env: { ...inherited, INIT_CWD: resolve(".") } });
}

function fileOf(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const factsFile = (name: string, facts: object) => fileOf(name, JSON.stringify({ plan: [], ...facts }));

/** JSON cannot say NaN or Infinity; a file that tries to is no JSON at all. */
const canBeWritten = (json: unknown) => JSON.stringify(json).includes('"doseValue":null') === false;

const answerOf = (file: string): CaseAnswer => JSON.parse(checkPlan(file).stdout);

interface Case {
  readonly id: string;
  readonly mustFire: readonly string[];
  readonly mustNotFire: readonly string[];
  readonly nothingElseMayFire?: boolean;
  readonly facts: { readonly plan: readonly object[] };
}

const caseFiles = readdirSync(CASES).map((name) => join(CASES, name));
const cases = caseFiles.map((file): Case => JSON.parse(readFileSync(file, "utf8")));

describe("the cases of the clinical data", () => {
  let answers: readonly CaseAnswer[] = [];
  beforeAll(() => {
    const { status, stdout, stderr } = checkPlan(...caseFiles);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    answers = stdout
      .trimEnd()
      .split("\n")
      .map((line): CaseAnswer => JSON.parse(line));
  });

  test("are answered in order, one line each", () => {
    expect(cases.map(({ id }) => id)).toEqual(["C01", "C02", "C03", "C04", "C05", "C06"]);
    expect(answers).toHaveLength(6);
  });

  test.each(cases.map(({ id }, index) => ({ id, index })))(
    "$id: fires what must fire and nothing that must not",
    ({ index }) => {
      const fired = answers[index]?.findings.map(({ ruleId }) => ruleId) ?? [];
      const { mustFire, mustNotFire } = cases[index] ?? { mustFire: ["?"], mustNotFire: [] };
      expect(mustFire.filter((ruleId) => !fired.includes(ruleId))).toEqual([]);
      expect(mustNotFire.filter((ruleId) => fired.includes(ruleId))).toEqual([]);
    },
  );

  test("C06, the carefully built plan, raises no finding", () => {
    expect(cases[5]?.nothingElseMayFire).toBe(true);
    expect(answers[5]?.findings).toEqual([]);
  });

  test("each finding has the tier and severity of its rule, words, actions, and rows of the file", () => {
    const known = new Map(rules.map(({ id, tier }) => [id, tier]));
    for (const [index, { findings }] of answers.entries())
      for (const finding of findings) {
        expect(Object.keys(finding)).toEqual([
          "ruleId",
          "tier",
          "severity",
          "treatments",
          "title",
          "message",
          "why",
          "actions",
        ]);
        expect(finding.tier).toBe(known.get(finding.ruleId));
        expect(["contraindicated", "major", "moderate", "info"]).toContain(finding.severity);
        for (const text of [finding.title, finding.message, finding.why]) expect(text).toMatch(/\S{2}/);
        expect(finding.actions.length).toBeGreaterThan(0);
        expect(finding.actions.every((action) => typeof action === "string" && action !== "")).toBe(true);
        for (const row of finding.treatments) expect(cases[index]?.facts.plan[row]).toBeDefined();
      }
  });
});

describe("what is missing", () => {
  test("a missing weight and a stale result are named, and are no error", () => {
    const plan = [{ item: "amifampridine", route: "oral", doseValue: 20, doseUnit: "mg", timesPerDay: 3 }];
    const labs = { creatinine: { value: 3, day: -90 } };
    const { cannotTell } = answerOf(factsFile("missing.json", { plan, labs, patient: { ageYears: 60 } }));
    const missing = cannotTell.find(({ ruleId }) => ruleId === "ami-renal-start")?.missing;
    expect(missing).toContain("patient.weightKg");
    expect(missing).toContain("labs.creatinine (stale)");
  });

  test("an unknown home medicine and an unknown allergen are named as not checked", () => {
    const facts = { homeMedications: ["grandmother's tea"], allergies: ["latex"] };
    expect(answerOf(factsFile("unmapped.json", facts)).cannotTell).toEqual(
      expect.arrayContaining([
        { ruleId: "medicine-not-mapped", missing: ["homeMedications: grandmother's tea"] },
        { ruleId: "allergy-not-mapped", missing: ["allergies: latex"] },
      ]),
    );
  });

  test("findings count rows as the file does, past stopped ones", () => {
    const plan = [{ item: "ivig", action: "stop" }, { item: "amifampridine" }];
    const { findings } = answerOf(factsFile("stopped.json", { plan, conditions: ["epilepsy"] }));
    expect(findings.find(({ ruleId }) => ruleId === "ami-seizure-history")?.treatments).toEqual([1]);
  });
});

describe("bad input", () => {
  const written = malformedCases.filter(({ json }) => canBeWritten(json));

  test("is refused with file and path for every malformed case, and nothing is printed", () => {
    const files = written.map(({ json }, index) => fileOf(`bad-${index}.json`, JSON.stringify(json)));
    const { status, stdout, stderr } = checkPlan(...files);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    const lines = stderr.split("\n");
    const silent = written.filter(
      ({ path }, index) => !lines.some((line) => line.startsWith(`${files[index]}: ${path}: `)),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
    expect(written.length).toBeGreaterThanOrEqual(60);
  });

  test("one bad file among good ones holds back every answer", () => {
    const bad = factsFile("bad.json", { plan: [{ item: "prednisone", doseValue: -1, doseUnit: "mg" }] });
    const { status, stdout, stderr } = checkPlan(caseFiles[0] ?? "", bad);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(`${bad}: plan[0].doseValue: -1 is not above 0. Write a number above 0`);
  });

  test.each([
    ["no JSON", "{", /the file is not JSON/],
    ["NaN", '{"plan":[{"item":"prednisone","doseValue":NaN,"doseUnit":"mg"}]}', /the file is not JSON/],
    [
      "a dose of 1e309",
      '{"plan":[{"item":"prednisone","doseValue":1e309,"doseUnit":"mg"}]}',
      /plan\[0\]\.doseValue: Infinity is not/,
    ],
    ["an empty file", "", /the file is empty/],
    ["text that is not UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), /not text in UTF-8/],
    ["more than 5 MB", `{"plan":[]${" ".repeat(5_000_000)}}`, /larger than 5 MB/],
    [
      "a field twice",
      '{"plan":[],"patient":{"weightKg":60,"weightKg":80}}',
      /patient\.weightKg: this field is written twice/,
    ],
    ["an object that inherits", '{"plan":[],"__proto__":{"patient":{}}}', /__proto__: this field is not known/],
  ])("%s is refused with its reason", (name, content, reason) => {
    const file = fileOf(`${name.replaceAll(" ", "-")}.json`, content);
    const { status, stdout, stderr } = checkPlan(file);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(reason);
    expect(stderr).toContain(file);
    expect(stderr).not.toMatch(/\bat .*\.ts:\d/);
  });

  test("a file that is not there and a folder are refused", () => {
    expect(checkPlan(join(folder, "none.json"))).toMatchObject({
      status: 1,
      stdout: "",
      stderr: expect.stringContaining("there is no such file"),
    });
    expect(checkPlan(folder)).toMatchObject({
      status: 1,
      stdout: "",
      stderr: expect.stringContaining("it is a folder"),
    });
  });

  test("no file and an unknown option print the usage", () => {
    expect(checkPlan()).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("Usage: npm run --silent check-plan"),
    });
    expect(checkPlan("--fast")).toMatchObject({ status: 2, stderr: expect.stringContaining("“--fast” is not known") });
    expect(checkPlan("--help")).toMatchObject({ status: 0, stdout: expect.stringContaining("Usage:") });
  });
});
