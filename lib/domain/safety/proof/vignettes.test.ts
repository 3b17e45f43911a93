// The six vignettes of the fact base: what must apply applies, and the oracle agrees on every other rule as well.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { differences } from "@/lib/testing/oracle/differences";
import { readCase } from "../case-file/read-case";
import { checkPlan } from "../check-plan";

const folder = "lib/testing/cases";
const files = readdirSync(folder).filter((name) => /^C\d+\.json$/.test(name));

interface Vignette {
  readonly mustFire: readonly string[];
  readonly mustNotFire: readonly string[];
  readonly nothingElseMayFire?: boolean;
}

test("there are six", () => {
  expect(files).toHaveLength(6);
});

test.each(files)("%s is judged as its clinician expects", (file) => {
  const json: unknown = JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));
  const read = readCase(json);
  if (!read.ok) throw new Error(`${file} could not be read`);
  const vignette = json as Vignette;
  const fired = checkPlan(read.value).findings.map(({ ruleId }) => ruleId);
  expect(fired).toEqual(expect.arrayContaining([...vignette.mustFire]));
  expect(fired.filter((id) => vignette.mustNotFire.includes(id))).toEqual([]);
  if (vignette.nothingElseMayFire) expect(fired).toEqual([]);
  expect(differences(read.value, { open: true })).toEqual([]);
});
