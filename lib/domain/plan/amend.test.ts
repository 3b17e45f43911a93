import { describe, expect, it } from "vitest";
import { aDrug, aPtReferral, aSteroid, day, treatmentId } from "@/lib/testing/builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { everyKind } from "@/lib/testing/every-kind";
import {
  changeTreatment,
  holdTreatment,
  nextDraft,
  resumeTreatment,
  revertTreatment,
  stopTreatment,
  switchAgent,
} from "./amend";
import type { DraftTreatment } from "./draft-treatment";
import { dispositionsAtDeath, endPlan } from "./end-plan";
import { signRequirements } from "./sign-requirements";
import type { Treatment } from "./treatment";

const because = { from: day("2026-12-03"), reason: "Cramps" };
const effectiveOn = day("2026-12-03");
const stopped = () => aDrug({ action: "stop", actionFrom: because.from, end: because.from, changeReason: "Cramps" });
const held = () => aDrug({ action: "hold", actionFrom: because.from, changeReason: "Surgery" });

const codes = (treatments: readonly DraftTreatment[], current: readonly Treatment[] | null, over = {}) =>
  signRequirements({ treatments, effectiveOn, reason: "Amended", ...over }, current).problems.map((p) => p.code);

function value<T>(result: { ok: true; value: T } | { ok: false; problem: unknown }): T {
  if (!result.ok) throw new Error(String(result.problem));
  return result.value;
}

describe("the next draft", () => {
  it("continues every treatment of the current version under its id", () => {
    const draft = nextDraft(everyKind());
    expect(draft.map((t) => t.treatmentId)).toEqual(everyKind().map((t) => t.treatmentId));
    expect(draft.every((t) => t.action === "continue" && t.changeReason === null)).toBe(true);
  });

  it("leaves out what the current version stopped, and keeps on hold what it held", () => {
    expect(nextDraft([stopped()])).toEqual([]);
    expect(nextDraft([held()])[0]?.action).toBe("hold");
  });

  it("a treatment that is new in the draft cannot be changed, held or stopped", () => {
    for (const act of [changeTreatment, holdTreatment, stopTreatment]) expect(act(aDrug(), because).ok).toBe(false);
  });

  it("a held treatment has to be resumed before it is changed", () => {
    expect(changeTreatment(held(), because).ok).toBe(false);
    expect(value(resumeTreatment(held(), because)).action).toBe("change");
  });

  it("a stop ends the treatment on its day, and can be taken back before signing", () => {
    const [draft] = nextDraft([aDrug()]);
    expect(draft && value(stopTreatment(draft, because)).end).toBe(because.from);
    expect(value(revertTreatment(aDrug()))).toEqual(draft);
  });

  it("another agent stops the old treatment and starts a new one, without carrying its dose over", () => {
    const [draft] = nextDraft([aDrug()]);
    if (!draft) throw new Error("no draft");
    const both = value(
      switchAgent(draft, because, { treatmentId: treatmentId(99), agent: "pyridostigmine", name: "Pyridostigmine" }),
    );
    expect(both.stopped.action).toBe("stop");
    expect(both.started).toMatchObject({
      treatmentId: treatmentId(99),
      kind: "drug",
      action: "start",
      start: because.from,
    });
    expect(both.started).not.toHaveProperty("steps");
  });
});

describe("what blocks signing", () => {
  it("a complete first version is ready, without a reason for change", () => {
    expect(codes(everyKind(), null, { reason: null })).toEqual([]);
  });

  it("an amended dose with day and reason is ready", () => {
    const [draft] = nextDraft([aDrug()]);
    if (!draft) throw new Error("no draft");
    const changed = value(changeTreatment(draft, because));
    expect(codes([changed], [aDrug()])).toEqual([]);
  });

  it.each<[string, readonly DraftTreatment[], readonly Treatment[] | null, object, string]>([
    ["an empty plan", [], null, {}, "empty-plan"],
    ["no effective date", [aDrug()], null, { effectiveOn: null }, "no-effective-date"],
    [
      "version 2 without a reason",
      [{ ...aDrug(), action: "stop", actionFrom: effectiveOn, end: effectiveOn, changeReason: "Cramps" }],
      [aDrug()],
      { reason: "  " },
      "no-reason",
    ],
    ["an incomplete treatment", [{ ...aDrug(), reason: "" }], null, {}, "incomplete"],
    ["the same treatment twice", [aDrug(), aDrug()], null, {}, "duplicate"],
    ["a stop in version 1", [stopped()], null, {}, "wrong-action"],
    ["a second start", [aDrug()], [aDrug()], {}, "wrong-action"],
    ["continuing a held treatment", [aDrug({ action: "continue" })], [held()], {}, "wrong-action"],
    [
      "another agent under the same id",
      [
        aDrug({
          action: "change",
          actionFrom: effectiveOn,
          changeReason: "x",
          agent: "pyridostigmine",
          name: "Pyridostigmine bromide",
        }),
      ],
      [aDrug()],
      {},
      "identity-changed",
    ],
    [
      "a dose that differs while the action says continue",
      [aDrug({ action: "continue", steps: [aDoseStep({ amount: "20" })] })],
      [aDrug()],
      {},
      "changed-silently",
    ],
    ["a treatment that vanished", [aSteroid()], [aDrug()], {}, "dropped"],
    ["a name of another drug", [aDrug({ name: "Vitamin D" })], null, {}, "name-mismatch"],
    ["a version equal to the current one", [aDrug({ action: "continue" })], [aDrug()], {}, "nothing-changed"],
  ])("%s", (_, treatments, current, over, code) => {
    expect(codes(treatments, current, over)).toEqual([code]);
  });

  it("a stopped treatment need not be in the next version", () => {
    expect(codes([aSteroid({ action: "continue" }), aPtReferral()], [stopped(), aSteroid()])).toEqual([]);
  });

  it("a brand or short name is a name of the agent", () => {
    expect(codes([aDrug({ name: "Firdapse" })], null)).toEqual([]);
    expect(codes([aDrug({ name: "amifampridine" })], null)).toEqual([]);
  });
});

describe("ending a plan", () => {
  it("every open treatment needs exactly one disposition", () => {
    const drug = { treatmentId: aDrug().treatmentId, disposition: "goal-met", note: null } as const;
    const steroid = { treatmentId: aSteroid().treatmentId, disposition: "toxicity", note: null } as const;
    expect(endPlan([aDrug(), aSteroid()], [drug])).toEqual({
      ok: false,
      problem: [{ path: `dispositions.${steroid.treatmentId}`, message: "Choose what became of Prednisone" }],
    });
    expect(endPlan([aDrug(), aSteroid()], [drug, drug, steroid]).ok).toBe(false);
    expect(endPlan([aDrug(), aSteroid()], [steroid, drug])).toEqual({ ok: true, value: [drug, steroid] });
  });

  it("a stopped treatment takes none", () => {
    expect(endPlan([stopped()], [{ treatmentId: stopped().treatmentId, disposition: "died", note: null }]).ok).toBe(
      false,
    );
    expect(dispositionsAtDeath([stopped(), aSteroid()]).map((d) => d.treatmentId)).toEqual([aSteroid().treatmentId]);
  });
});
