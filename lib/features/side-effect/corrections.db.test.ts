import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { addDays } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { workFor } from "@/lib/features/work/queries/work";
import { execute } from "@/lib/platform/command";
import { aDrug } from "@/lib/testing/builders";
import { aChart, type Chart } from "@/lib/testing/charts";
import { auditOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic, joinCareTeam } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { asPerson } from "@/lib/testing/sql-plan";
import { markSideEffectInError, resolveSideEffect } from "./commands/correct-side-effect";
import { decideSideEffect } from "./commands/decide-side-effect";
import { recordSideEffect } from "./commands/record-side-effect";
import { recordSideEffectInput } from "./input";
import { sideEffectsForPlan, sideEffectsForTreatment } from "./queries";

const today = dayInZone(new Date().toISOString(), "Europe/Berlin");
let clinic: Clinic;
let chart: Chart;
let planId: string;
let drug: Treatment;
beforeAll(async () => {
  clinic = await aClinic();
  // Nurses here see the patient because they are on the care team.
});
beforeEach(async () => {
  chart = await aChart(clinic);
  await joinCareTeam(chart.patientId, clinic.nurse);
  ({ planId } = await aPlanRow(chart));
  drug = withOwnId(aDrug());
  await aSignedVersion(chart, planId, 1, [drug]);
});

const input = (over: Record<string, unknown> = {}) =>
  recordSideEffectInput.parse({
    planId,
    treatmentId: drug.treatmentId,
    effect: "Rash",
    grade: 3,
    onsetOn: addDays(today, -2),
    resolvedOn: "",
    actionTaken: "none",
    relation: "probable",
    note: "",
    ...over,
  });
const record = (over: Record<string, unknown> = {}, who = clinic.nurse) => execute(recordSideEffect, who, input(over));
async function recorded(over: Record<string, unknown> = {}, who = clinic.nurse) {
  const answer = await record(over, who);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value;
}
const view = async () => {
  const seen = await sideEffectsForTreatment(clinic.neurologist, planId, drug.treatmentId);
  if (!seen) throw new Error("no such treatment");
  return seen;
};
const decide = (id: string, outcome: "continue" | "reduce" | "hold" | "stop", who = clinic.neurologist) =>
  execute(decideSideEffect, who, {
    planId,
    treatmentId: drug.treatmentId,
    id,
    outcome,
    reason: "Rash fades with cream",
  });
const inWork = async () =>
  (await workFor(clinic.neurologist))
    .find((list) => list.id === "side-effects")
    ?.entries.filter((e) => e.identity?.mrn.includes(chart.mrn)).length;
const written = async () => (await auditOf(chart.patientId)).filter((line) => !/\.read /.test(line));

describe("correcting one", () => {
  test("the replacement takes its place, both stay to be read, and the wrong one asks for nothing", async () => {
    const { id } = await recorded();
    const reason = "Grade was 2";
    const next = await recorded({ grade: 2, replaces: { id, revision: 1, reason } });
    expect((await view()).records).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: next.id, errorReason: null }),
        expect.objectContaining({ id, errorReason: reason, replacedById: next.id, waits: false }),
      ]),
    );
    expect((await sideEffectsForPlan(clinic.nurse, planId)).records.map((one) => one.id)).toEqual([next.id]);
    expect(await written()).toContain("side-effect.entered-in-error done");
    expect(await record({ replaces: { id, revision: 2, reason } })).toMatchObject({ code: "already-in-error" });
  });

  test("one that was never right is marked, from the revision that was seen", async () => {
    const { id } = await recorded();
    const held = { planId, treatmentId: drug.treatmentId, id, reason: "Other patient" };
    expect(await execute(markSideEffectInError, clinic.nurse, { ...held, revision: 9 })).toMatchObject({
      code: "changed-by-someone-else",
    });
    expect(await execute(markSideEffectInError, clinic.nurse, { ...held, revision: 1 })).toMatchObject({ ok: true });
    expect(await inWork()).toBe(0);
  });

  test("the day it was over is recorded once", async () => {
    const { id } = await recorded();
    const held = { planId, treatmentId: drug.treatmentId, id, revision: 1 };
    expect(await execute(resolveSideEffect, clinic.nurse, { ...held, resolvedOn: addDays(today, -5) })).toMatchObject({
      fields: { resolvedOn: expect.any(String) },
    });
    expect(await execute(resolveSideEffect, clinic.nurse, { ...held, resolvedOn: today })).toMatchObject({ ok: true });
    const again = { ...held, revision: 2, resolvedOn: today };
    expect(await execute(resolveSideEffect, clinic.nurse, again)).toMatchObject({ code: "already-over" });
    expect(await written()).toContain("side-effect.resolved done");
  });
});

describe("who may", () => {
  test("the team lead reads side effects and may not record them; nurse and oncologist may not decide", async () => {
    const { id } = await recorded();
    expect(await sideEffectsForTreatment(clinic.teamLead, planId, drug.treatmentId)).toMatchObject({
      may: { record: false, decide: false },
    });
    expect(await record({}, clinic.teamLead)).toMatchObject({ code: "may-not" });
    for (const who of [clinic.nurse, clinic.oncologist, clinic.teamLead])
      expect(await decide(id, "continue", who)).toMatchObject({ ok: false, code: "may-not" });
    expect(await written()).toEqual(
      expect.arrayContaining(["side-effect.record refused", "side-effect.decide refused"]),
    );
  });

  test.each(["foreignNeurologist", "physicalTherapist", "administrator", "foreignTeamLead"] as const)(
    "for the %s there is no such plan",
    async (who) => {
      const { id } = await recorded();
      expect(await record({}, clinic[who])).toMatchObject({ code: "not-found" });
      expect(await decide(id, "continue", clinic[who])).toMatchObject({ code: "not-found" });
      expect(await sideEffectsForTreatment(clinic[who], planId, drug.treatmentId)).toBeNull();
      const rows = await asPerson(clinic[who], (client) => client.query("SELECT id FROM side_effect"));
      expect(rows.rows).toEqual([]);
    },
  );
});

describe("a side effect beneath the application", () => {
  const run = (text: string, role?: "super") => asPerson(clinic.nurse, (client) => client.query(text), role);

  test("keeps what was recorded, is never deleted, and a decision is never changed", async () => {
    const { id } = await recorded();
    await decide(id, "continue");
    await expect(run(`UPDATE side_effect SET grade = 1, revision = revision + 1 WHERE id = '${id}'`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(
      run(`UPDATE side_effect SET grade = 1, revision = revision + 1 WHERE id = '${id}'`, "super"),
    ).rejects.toThrow(/keeps its value/);
    await expect(run(`DELETE FROM side_effect WHERE id = '${id}'`, "super")).rejects.toThrow(/append-only/);
    await expect(run("UPDATE side_effect_decision SET reason = 'x'", "super")).rejects.toThrow(/append-only/);
  });

  test("a grade is 1 to 5, and a decision is about one that waits", async () => {
    const { id } = await recorded({ grade: 1 });
    const copy = (
      grade: number,
    ) => `INSERT INTO side_effect (id, treatment_id, plan_id, patient_id, version, effect, grade, onset_on,
        action_taken, relation, recorded_at, recorded_by)
      SELECT gen_random_uuid(), treatment_id, plan_id, patient_id, version, effect, ${grade}, onset_on, action_taken, relation, now(), recorded_by
        FROM side_effect WHERE id = '${id}'`;
    await expect(run(copy(6))).rejects.toThrow(/check constraint/);
    await expect(
      run(`INSERT INTO side_effect_decision (id, side_effect_id, patient_id, reason, decided_at, decided_by)
           SELECT gen_random_uuid(), id, patient_id, 'x', now(), recorded_by FROM side_effect WHERE id = '${id}'`),
    ).rejects.toThrow(/waits for no decision/);
  });
});
