// Whatever the clinical data names can be written in a case file.
import { describe, expect, test } from "vitest";
import rules from "@/lib/domain/knowledge/data/rules.json";
import { regimens } from "@/lib/domain/knowledge/regimens";
import { syndromes } from "@/lib/domain/knowledge/syndromes";
import { isAllergenId, isMedicineId, isPlannedId } from "./known-ids";
import { readCase } from "./read-case";
import { flagNames } from "./row-words";

/** Texts behind these keys of all triggers, classes left out. */
function named(keys: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        if (keys.includes(key)) for (const id of [inner].flat()) if (typeof id === "string") found.add(id);
        walk(inner);
      }
  };
  for (const rule of rules) walk(rule.trigger.expr);
  return [...found].filter((id) => !id.startsWith("@"));
}

const problemsOf = (facts: object) => {
  const read = readCase({ plan: [], ...facts });
  return read.ok ? [] : read.problem;
};

describe("ids that the rules name", () => {
  test("treatments can be planned, and medicines be taken at home", () => {
    const items = named(["plan", "med", "home", "of", "item", "items", "earlier", "later", "a", "b", "before"]);
    expect(items.length).toBeGreaterThan(50);
    expect(items.filter((id) => !isPlannedId(id))).toEqual([]);
    expect(named(["home"]).filter((id) => !isMedicineId(id))).toEqual([]);
  });

  test("allergens can be checked, and flags be written", () => {
    expect(named(["allergy"]).length).toBeGreaterThan(3);
    expect(named(["allergy"]).filter((id) => !isAllergenId(id))).toEqual([]);
    expect(named(["flag"]).length).toBeGreaterThan(2);
    expect(named(["flag"]).filter((flag) => !flagNames.includes(flag))).toEqual([]);
  });

  test("conditions, syndromes, antibodies and laboratory values are read", () => {
    const labs = [...named(["lab", "labMissing"])].map((id) => [id, { day: 0, value: null }] as const);
    expect(labs.length).toBeGreaterThan(20);
    const conditions = named(["cond"]);
    expect(conditions.length).toBeGreaterThan(30);
    expect(problemsOf({ conditions, diagnosis: { antibodies: named(["antibody"]) } })).toEqual([]);
    for (const syndrome of named(["syndrome"])) expect(problemsOf({ diagnosis: { syndrome } })).toEqual([]);
    const unknown = problemsOf({ labs: Object.fromEntries(labs) }).filter(({ problem }) =>
      problem.includes("not known"),
    );
    expect(unknown).toEqual([]);
  });

  test("answers of a test that a rule asks for are read", () => {
    const asked = rules.flatMap(({ trigger }) => answersIn(trigger.expr));
    expect(asked.length).toBeGreaterThan(8);
    for (const [id, value] of asked) expect(problemsOf({ labs: { [id]: { value, day: 0 } } })).toEqual([]);
  });
});

/** Pairs of a categorical test and each answer that a trigger asks for. */
function answersIn(value: unknown): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) return value.flatMap(answersIn);
  if (typeof value !== "object" || value === null) return [];
  const { labIs, in: answers } = value as { labIs?: unknown; in?: unknown };
  const own =
    typeof labIs === "string" && Array.isArray(answers) ? answers.map((one) => [labIs, String(one)] as const) : [];
  return [...own, ...Object.values(value).flatMap(answersIn)];
}

test("every line of a template and every component of a regimen can be planned", () => {
  const lines = syndromes.flatMap(({ templatePlan }) => templatePlan.map(({ item }) => item));
  expect(lines.length).toBeGreaterThan(100);
  expect([...lines, ...regimens.flatMap(({ components }) => components)].filter((id) => !isPlannedId(id))).toEqual([]);
});
