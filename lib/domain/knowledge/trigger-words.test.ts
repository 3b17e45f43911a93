import { describe, expect, it } from "vitest";
import { ruleById, rules } from "./rules";
import { leafWords } from "./trigger-leaf-words";
import { type TriggerLine, triggerWords } from "./trigger-words";

const outline = ({ text, parts }: TriggerLine, depth = 0): string =>
  [`${"  ".repeat(depth)}${text}`, ...parts.map((part) => outline(part, depth + 1))].join("\n");
const outlineOf = (id: string) => {
  const rule = ruleById(id);
  if (!rule) throw new Error(id);
  return outline(triggerWords(rule.trigger.expr)).replaceAll("\u00a0", " ");
};

/** Every number of a trigger, wherever it stands. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}
function keysIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(keysIn)];
}

describe("the trigger of every rule in words", () => {
  it.each(rules.map((rule) => rule.id))("%s", (id) => {
    const text = outlineOf(id);
    const expr = ruleById(id)?.trigger.expr;
    expect(text).not.toMatch(/undefined|null|\[object|@|"|\b(cond|labs?|pt|fn|calc)\./);
    const shown = (
      text
        .replaceAll(",", "")
        .replaceAll("−", "-")
        .match(/-?\d+(\.\d+)?/g) ?? []
    ).map(Number);
    const spoken = keysIn(expr).includes("monitorDue") || keysIn(expr).includes("overlap");
    for (const number of spoken ? [] : numbersIn(expr)) {
      expect(shown.includes(number) || shown.includes(number / 24), `${number} in ${text}`).toBe(true);
    }
  });

  it("uses every kind of condition that the grammar has", () => {
    const used = new Set(rules.flatMap((rule) => keysIn(rule.trigger.expr)));
    expect(Object.keys(leafWords).filter((key) => !used.has(key))).toEqual([]);
  });

  it.each([
    [
      "ami-seizure-history",
      `All of these
  In the plan or among the home medicines: Amifampridine (3,4-diaminopyridine)
  At least one of these
    Recorded condition: history of seizures, epilepsy or status epilepticus
    Seizures are active`,
    ],
    [
      "rtx-premedication",
      `All of these
  In the plan: Rituximab
  Not: premedication is ordered for Rituximab`,
    ],
    ["vpa-max-daily", "Dose of Valproic acid / valproate over 60 mg per kg a day"],
    [
      "ivig-before-plex",
      "Therapeutic plasma exchange (plasmapheresis) less than 14 days after Intravenous immune globulin (IVIg), or on the same day",
    ],
    [
      "rtx-igg-baseline",
      `All of these
  In the plan: Rituximab
  No result for IgG in the 90 days before the start of Rituximab`,
    ],
    [
      "cyc-cytopenia",
      `All of these
  In the plan: Cyclophosphamide (immunosuppressive pulse or oral) or Cyclophosphamide (antineoplastic regimens)
  At least one of these
    Neutrophils under 1.5 × 10⁹ per L
    Platelets under 50 × 10⁹ per L`,
    ],
    [
      "mon-valproate-lft-platelets",
      "While Valproic acid / valproate is given: ALT is not done every 30 days in the first 6 months",
    ],
  ])("%s reads as a clinician would say it", (id, text) => {
    expect(outlineOf(id)).toBe(text);
  });

  it("a denied group is none of these, or not all of these", () => {
    const either = { any: [{ cond: ["asthma"] }, { cond: ["copd"] }] } as const;
    const both = { all: [{ cond: ["asthma"] }, { cond: ["copd"] }] } as const;
    expect([triggerWords({ not: either }).text, triggerWords({ not: both }).text]).toEqual([
      "None of these",
      "Not all of these",
    ]);
  });
});
