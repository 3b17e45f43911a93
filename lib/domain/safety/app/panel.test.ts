import { describe, expect, test } from "vitest";
import { aDrug, aSteroid, treatmentId } from "@/lib/testing/builders";
import { aPlasmaExchange } from "@/lib/testing/course-builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { someFacts } from "@/lib/testing/stored-facts-builder";
import type { DraftTreatment } from "../../plan/draft-treatment";
import { addDays, asDay } from "../../shared/day";
import { type DraftToJudge, judgeDraft } from "./judge-draft";
import { panelSummary } from "./panel-view";

const asOf = asDay("2026-11-23");
const reviewed = ["allergies", "home-medicines", "conditions"];
const weight = { code: "weight", value: "68.4", on: "2026-11-20" };

function draftOf(treatments: readonly DraftTreatment[], facts: Parameters<typeof someFacts>[0] = {}): DraftToJudge {
  return {
    source: {
      treatments,
      current: null,
      facts: someFacts({ reviewed, ...facts }),
      diagnosis: { phenotype: "lems", cancerStatus: "not-looked-for", cancer: null, antibodies: [] },
      jurisdiction: "US",
      asOf,
    },
    decisions: [],
    carried: [],
    nextVersion: 1,
  };
}
const epilepsy = { conditions: ["epilepsy"] };

describe("what is open", () => {
  test("amifampridine beside epilepsy must be resolved, with a way to the treatment and to its rule", () => {
    const view = judgeDraft(draftOf([aDrug()], epilepsy));
    const [group] = view.mustResolve;
    expect(group?.first.finding).toMatchObject({ ruleId: "ami-seizure-history", treatments: [treatmentId(1)] });
    expect(group?.first).toMatchObject({ standing: "open", hasPage: true });
    expect(group?.first.advice).toHaveLength(1);
    expect(group?.first.actions[0]).toMatchObject({ kind: "open", treatmentId: treatmentId(1) });
    expect(panelSummary(view)).toMatch(/^1 must resolve/);
  });

  test("what is typed counts instead of what is stored, and a new one beside it", () => {
    const stored = draftOf([aDrug({ agent: "pyridostigmine", name: "Pyridostigmine" })], epilepsy);
    expect(judgeDraft(stored).mustResolve).toEqual([]);
    expect(judgeDraft(stored, aDrug()).mustResolve).toHaveLength(1);
    expect(judgeDraft(stored, aDrug({ treatmentId: treatmentId(5) })).mustResolve[0]?.treatments).toEqual([
      treatmentId(5),
    ]);
  });

  test("an action is offered once for each target, three at most", () => {
    const view = judgeDraft(draftOf([aSteroid(), aPlasmaExchange()], { conditions: ["diabetes"] }));
    const all = [...view.mustResolve, ...view.checks].flatMap((g) => [g.first, ...g.others]);
    expect(all.length).toBeGreaterThanOrEqual(3);
    for (const { actions } of all) {
      expect(actions.length).toBeLessThanOrEqual(3);
      expect(new Set(actions.map((action) => JSON.stringify(action))).size).toBe(actions.length);
    }
    expect(all.flatMap((one) => one.actions)).toContainEqual({
      kind: "add",
      item: "trimethoprim-sulfamethoxazole",
      label: expect.stringMatching(/^Add /),
    });
  });
});

describe("decisions", () => {
  const draft = draftOf([aDrug()], epilepsy);
  const finding = judgeDraft(draft).mustResolve[0]?.first.finding;
  const decision = (kind: "override" | "acknowledge", basis = finding?.basis ?? "") => ({
    ruleId: "ami-seizure-history",
    treatments: [treatmentId(1)],
    basis,
    evidence: [],
    kind,
    reason: "specialist-advice" as const,
    text: "Epilepsy clinic agrees",
    byId: "p1",
    byName: "Eva Roth",
    at: "2026-11-23T09:00:00Z",
  });

  test("an overridden finding is folded away with who and why", () => {
    const view = judgeDraft({ ...draft, decisions: [decision("override")] });
    expect(view.mustResolve).toEqual([]);
    expect(view.decided[0]?.first.decided).toEqual({
      kind: "override",
      by: "Eva Roth",
      text: "Epilepsy clinic agrees",
    });
  });

  test("an acknowledgement is not enough for what must be resolved", () => {
    expect(judgeDraft({ ...draft, decisions: [decision("acknowledge")] }).mustResolve).toHaveLength(1);
  });

  test("on other facts it comes back", () => {
    const [group] = judgeDraft({ ...draft, decisions: [decision("override", "another basis")] }).mustResolve;
    expect(group?.first.standing).toBe("changed");
    expect(group?.first.decided?.by).toBe("Eva Roth");
  });
});

describe("what cannot be told", () => {
  const perKg = aDrug({ agent: "valproic-acid", name: "Valproate", steps: [aDoseStep({ amount: "1000" })] });

  test("rules by the fact that is missing, the most wanted first", () => {
    const view = judgeDraft(draftOf([perKg]));
    const group = view.missing.find((one) => one.fact === "patient.weightKg");
    expect(group?.words).toBe("Weight not recorded");
    expect(group?.rules.map((rule) => rule.ruleId)).toContain("vpa-max-daily");
    expect(view.couldNotCheck).toBeGreaterThanOrEqual(group?.rules.length ?? 0);
    const sizes = view.missing.map((one) => one.rules.length);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });

  test("a known weight is not missing, an old one says its date", () => {
    const known = judgeDraft(draftOf([perKg], { observations: [weight] }));
    expect(known.missing.map((one) => one.fact)).not.toContain("patient.weightKg");
    const old = judgeDraft(draftOf([perKg], { observations: [{ ...weight, on: "2026-10-01" }] }));
    expect(old.missing.map((one) => one.words)).toContain("Weight too old (01-Oct-2026)");
  });

  test("a dose that is not stated leads to its treatment", () => {
    const view = judgeDraft(draftOf([aDrug({ steps: [] })]));
    expect(view.missing.find((one) => one.fact.startsWith("plan."))?.treatmentId).toBe(treatmentId(1));
  });
});

describe("pre-checks of a treatment", () => {
  const exchangeFrom = (days: number) => {
    const [course] = aPlasmaExchange().courses;
    const start = addDays(asOf, days);
    return aPlasmaExchange({ start, courses: course ? [{ ...course, start }] : [] });
  };

  test("a test whose time has come is open with its day", () => {
    const list = judgeDraft(draftOf([exchangeFrom(2)])).preChecks[treatmentId(14)] ?? [];
    expect(list.find((check) => check.ruleId === "plex-coagulation-baseline")).toMatchObject({ state: "open" });
    expect(list.map((check) => check.detail).join()).toContain("due by 25-Nov-2026");
  });

  test("one that is not yet due is upcoming, with both days, and no finding", () => {
    const view = judgeDraft(draftOf([exchangeFrom(10)]));
    const list = (view.preChecks[treatmentId(14)] ?? []).filter((c) => c.ruleId === "plex-coagulation-baseline");
    expect(list.length).toBeGreaterThan(0);
    for (const check of list)
      expect(check).toMatchObject({ state: "upcoming", detail: "due by 03-Dec-2026, not before 30-Nov-2026" });
  });

  test("a missed monitoring test of a running treatment is overdue", () => {
    const start = addDays(asOf, -40);
    const aza = aDrug({ agent: "azathioprine", action: "continue", start, steps: [aDoseStep({ from: start })] });
    const list = judgeDraft(draftOf([aza])).preChecks[treatmentId(1)] ?? [];
    expect(list.find((check) => check.ruleId === "mon-azathioprine-cbc")?.state).toBe("overdue");
  });
});

test.each([
  [0, 0, "nothing to decide"],
  [0, 1, "1 check"],
  [2, 3, "2 must resolve · 3 checks"],
])("%i to resolve and %i to check reads as %s", (stops, checks, words) => {
  const group = judgeDraft(draftOf([aDrug()], epilepsy)).mustResolve[0];
  if (!group) throw new Error("no group");
  expect(panelSummary({ mustResolve: Array(stops).fill(group), checks: Array(checks).fill(group) })).toBe(words);
});
