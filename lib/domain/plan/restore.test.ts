import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aHistory } from "@/lib/testing/arbitrary-history";
import { aDrug, aPtReferral, aSteroid, treatmentId } from "@/lib/testing/builders";
import { anIvig } from "@/lib/testing/course-builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { addDays, asDay } from "../shared/day";
import { nextDraft } from "./amend";
import { completeTreatment, type DraftTreatment } from "./draft-treatment";
import { restoreVersion } from "./restore";
import { type SignProblemCode, signRequirements } from "./sign-requirements";
import type { Treatment } from "./treatment";
import { stateOf } from "./treatment-states";

const from = asDay("2026-12-10");
const because = { from, reason: "Worse since the change" };
const freshIds = () => {
  let made = 900;
  return () => {
    made += 1;
    return treatmentId(made);
  };
};
const stopsOf = (treatments: readonly Treatment[]) =>
  new Map(treatments.flatMap((t) => (t.action === "stop" && t.actionFrom ? [[t.treatmentId, t.actionFrom]] : [])));
const restore = (current: readonly Treatment[], older: readonly Treatment[]) =>
  restoreVersion({ current, older, because, stoppedFrom: stopsOf(current), newId: freshIds() });
const complete = (t: DraftTreatment | undefined): Treatment => {
  const result = t ? completeTreatment(t) : null;
  if (!result?.ok) throw new Error(JSON.stringify(result?.problem));
  return result.value;
};
const only = (current: Treatment, older: Treatment) => complete(restore([current], [older]).treatments[0]);
const carried = (t: Treatment) => complete(nextDraft([t])[0]);

describe("an older version as the next draft", () => {
  it("changes a dose back from the day on, and leaves the days before as they were given", () => {
    const older = aDrug({ steps: [aDoseStep({ amount: "10", frequency: "three-times-daily" })] });
    const current = aDrug({
      action: "change",
      actionFrom: asDay("2026-12-03"),
      changeReason: "Better",
      steps: [
        aDoseStep({ amount: "10", frequency: "three-times-daily", to: asDay("2026-12-02") }),
        aDoseStep({ amount: "5", frequency: "three-times-daily", from: asDay("2026-12-03") }),
      ],
    });
    const again = only(current, older);
    expect(again).toMatchObject({ treatmentId: older.treatmentId, action: "change", actionFrom: from });
    expect(again.changeReason).toBe(because.reason);
    const steps = again.kind === "drug" ? again.steps.map((s) => [s.amount, s.from, s.to]) : [];
    expect(steps).toEqual([
      ["10", "2026-11-23", "2026-12-02"],
      ["5", "2026-12-03", "2026-12-09"],
      ["10", "2026-12-10", null],
    ]);
  });

  it("carries over what says the same, and stops what came since", () => {
    const [same, since] = [aSteroid(), aDrug()];
    const { treatments, restarted } = restore([carried(same), since], [same]);
    expect(treatments.map((t) => [t.kind, t.action])).toEqual([
      ["steroid", "continue"],
      ["drug", "stop"],
    ]);
    expect(treatments[1]).toMatchObject({ end: from, actionFrom: from, changeReason: because.reason });
    expect(restarted).toEqual([]);
  });

  it("never brings a stopped treatment back: another one starts, with an id of its own and its days moved along", () => {
    const older = anIvig();
    const stopped = anIvig({
      action: "stop",
      actionFrom: asDay("2026-12-01"),
      end: asDay("2026-12-01"),
      changeReason: "Rash",
    });
    for (const current of [[stopped], []]) {
      const { treatments, restarted } = restore(current, [older]);
      const again = complete(treatments[0]);
      expect(treatments).toEqual(restarted);
      expect(again).toMatchObject({
        kind: "ivig",
        agent: older.agent,
        action: "start",
        changeReason: null,
        start: from,
      });
      expect(again.treatmentId).not.toBe(older.treatmentId);
      const first = again.kind === "ivig" ? again.courses[0] : null;
      expect(first).toMatchObject({ start: from, plannedG: older.courses[0]?.plannedG });
    }
  });

  it("starts nothing anew beside one that is still given: the first day is the one on which the old one stops", () => {
    const on = asDay("2026-12-20");
    const stopping = aSteroid({ action: "stop", actionFrom: on, end: on, changeReason: "Glucose" });
    const again = complete(restore([stopping], [aSteroid()]).treatments[0]);
    expect(again).toMatchObject({ action: "start", start: on });
    expect(again.kind === "steroid" && again.steps[0]?.from).toBe(on);
    // Also when a version in between stopped it and the current one no longer speaks of it.
    const between = restoreVersion({
      current: [aDrug()],
      older: [aSteroid()],
      because,
      stoppedFrom: stopsOf([stopping]),
      newId: freshIds(),
    });
    expect(between.restarted[0]).toMatchObject({ start: on });
  });

  it("resumes what is on hold now, holds what was on hold then, and starts nothing that was on hold and is stopped", () => {
    const [given, held] = [
      carried(aDrug()),
      aDrug({ action: "hold", actionFrom: asDay("2026-12-01"), changeReason: "Fever" }),
    ];
    expect(only(held, given)).toMatchObject({ action: "change", condition: null });
    expect(only(given, held)).toMatchObject({ action: "hold", actionFrom: from, changeReason: because.reason });
    const { treatments, leftOut } = restore([aSteroid()], [held, aSteroid()]);
    expect(treatments.map((t) => t.kind)).toEqual(["steroid"]);
    expect(leftOut).toEqual([held]);
  });

  it("what waited then and is given now is held until the same result", () => {
    const waiting = aPtReferral({ condition: { type: "hold-until", result: "cardiac echo" } });
    const again = only(carried(aPtReferral()), waiting);
    expect(again).toMatchObject({ action: "hold", condition: waiting.condition });
    expect(stateOf(again)).toBe("held");
  });

  it("for any two versions of any plan, makes only moves that may be signed", () => {
    const never: readonly SignProblemCode[] = [
      "wrong-action",
      "identity-changed",
      "changed-silently",
      "dropped",
      "duplicate",
    ];
    fc.assert(
      fc.property(aHistory, fc.nat(), (versions, at) => {
        const [current, older] = [versions.at(-1) ?? [], versions[at % versions.length] ?? []];
        const { treatments } = restoreVersion({
          current,
          older,
          because: { from: addDays(from, at % 60), reason: "Again" },
          stoppedFrom: stopsOf(versions.flat()),
          newId: freshIds(),
        });
        const { problems } = signRequirements({ treatments, effectiveOn: from, reason: "Again" }, current);
        expect(problems.filter(({ code }) => never.includes(code))).toEqual([]);
      }),
      { seed: 7, numRuns: process.env.CONCORD_LONG_TESTS ? 1_000 : 60 },
    );
  }, 600_000);
});
