// Oncology reduces its own cycles without a signature; whoever leads the plan is told.
import { beforeAll, describe, expect, it } from "vitest";
import { addDays, asDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { cursorOf, placeFrom } from "@/lib/domain/work/paging";
import { workFor } from "@/lib/features/work/queries/work";
import { execute } from "@/lib/platform/command";
import { aCheckpointInhibitor, anIvig, aRegimen } from "@/lib/testing/course-builders";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { sessionOf } from "@/lib/testing/live-sessions";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aCourse } from "@/lib/testing/sessions";
import { asPerson } from "@/lib/testing/sql-plan";
import { deferSessions } from "./commands/moves";
import { reduceCycles } from "./commands/reduce";
import type { ReduceInput } from "./input";
import { sessionForScreen } from "./queries/session";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

async function reduction(planId: string, n: number, over: Partial<ReduceInput> = {}): Promise<ReduceInput> {
  const { id: sessionId, courseRevision } = await sessionOf(planId, n);
  return { sessionId, courseRevision, percent: 75, scope: "this-and-following", reason: "Neutrophils 0.8", ...over };
}
const dose = async (planId: string, n: number) =>
  (await sessionForScreen(clinic.oncologist, (await sessionOf(planId, n)).id, null))?.dose;

/** A regimen that begins tomorrow, so that all of it is to come. */
async function aRegimenToCome() {
  const start = addDays(dayInZone(new Date().toISOString(), clinic.zone), 1);
  return await aCourse(clinic, aRegimen({ start, end: null, reviewOn: addDays(start, 120) }));
}

describe("a reduced dose of chemotherapy", () => {
  it("stands in the order of the cycles it was reduced for, with its sum; the signed one stays; the owner is told", async () => {
    const { chart, planId } = await aRegimenToCome();
    const input = await reduction(planId, 4);
    expect(await execute(reduceCycles, clinic.oncologist, input)).toMatchObject({
      ok: true,
      value: { fromN: 4, toN: null },
    });
    expect((await dose(planId, 3))?.order).not.toContain("Reduced");
    const later = await dose(planId, 7);
    expect(later?.order).toMatch(/^Reduced to 75%: CARBOplatin 292\.5\smg/);
    expect(later?.workings.join("; ")).toContain("Neutrophils 0.8");
    expect(await auditOf(chart.patientId)).toContain("session.reduced done");
    const told = (await workFor(clinic.neurologist)).find((list) => list.id === "oncology-changes");
    const own = told?.entries.find((entry) => entry.identity?.mrn === chart.mrn);
    expect(own?.tag?.words).toBe("Reduced to 75%");
    const place = { urgency: 1, since: new Date().toISOString(), key: own?.key ?? "" };
    expect(placeFrom(cursorOf(place))).toEqual(place);
    expect(own?.lines.join("; ")).toMatch(/Cycle 2 of 4, day 1: Neutrophils 0.8/);
    const back = await reduction(planId, 10, { percent: 100, reason: "Counts are back" });
    expect(await execute(reduceCycles, clinic.oncologist, back)).toMatchObject({ ok: true });
    expect((await dose(planId, 7))?.order).toMatch(/^Reduced to 75%/);
    expect((await dose(planId, 10))?.order).not.toContain("Reduced");
  });

  it("a cycle put off by oncology is told with its reason too, as one decision", async () => {
    const { chart, planId } = await aRegimenToCome();
    const { id: sessionId, courseRevision, day } = await sessionOf(planId, 1);
    const input = {
      sessionId,
      courseRevision,
      to: addDays(asDay(day), 7),
      scope: "this-and-following",
      reason: "Fever",
    } as const;
    expect(await execute(deferSessions, clinic.oncologist, input)).toMatchObject({ ok: true, value: { moved: 12 } });
    const told = (await workFor(clinic.neurologist)).find((list) => list.id === "oncology-changes");
    const own = told?.entries.filter((entry) => entry.identity?.mrn === chart.mrn) ?? [];
    expect(own.map((entry) => entry.tag?.words)).toEqual(["Deferred"]);
    const place = { urgency: 1, since: new Date().toISOString(), key: own[0]?.key ?? "" };
    expect(placeFrom(cursorOf(place))).toEqual(place);
    expect(own[0]?.lines.join("; ")).toContain("and 11 more: Fever");
    expect((await workFor(clinic.foreignNeurologist)).find((l) => l.id === "oncology-changes")?.entries).toEqual([]);
  });

  it("is refused to everybody but a prescriber of that lane, and from an older screen", async () => {
    const { chart, planId } = await aRegimenToCome();
    const input = await reduction(planId, 1);
    expect(await execute(reduceCycles, clinic.nurse, input)).toMatchObject({ ok: false, code: "may-not" });
    expect(await execute(reduceCycles, clinic.teamLead, input)).toMatchObject({ ok: false, code: "may-not" });
    for (const actor of [clinic.physicalTherapist, clinic.administrator, clinic.foreignNeurologist])
      expect(await execute(reduceCycles, actor, input)).toMatchObject({ ok: false, code: "not-found" });
    const stale = { ...input, courseRevision: 99 };
    expect(await execute(reduceCycles, clinic.oncologist, stale)).toMatchObject({ code: "changed-by-someone-else" });
    expect(await auditOf(chart.patientId)).not.toContain("session.reduced done");
    expect(await rowsOf("SELECT 1 FROM cycle_dose WHERE patient_id = $1", [chart.patientId])).toEqual([]);
  });

  it("does not exist for an inhibitor or for immune globulin", async () => {
    const inhibitor = await aCourse(clinic, aCheckpointInhibitor());
    const answer = await execute(reduceCycles, clinic.oncologist, await reduction(inhibitor.planId, 4));
    expect(answer).toMatchObject({ ok: false, code: "not-chemotherapy" });
    const ivig = await aCourse(clinic, anIvig());
    expect(await execute(reduceCycles, clinic.oncologist, await reduction(ivig.planId, 5))).toMatchObject({
      code: "not-your-lane",
    });
    expect(await execute(reduceCycles, clinic.neurologist, await reduction(ivig.planId, 5))).toMatchObject({
      code: "not-chemotherapy",
    });
  });
});

describe("Postgres", () => {
  it("keeps reductions, of chemotherapy only, never above the signed dose, and shows them to nobody else", async () => {
    const [{ chart, planId }, ivig] = [await aRegimenToCome(), await aCourse(clinic, anIvig())];
    await execute(reduceCycles, clinic.oncologist, await reduction(planId, 1));
    const courseOf = async (id: string) =>
      (await rowsOf<{ id: string }>("SELECT id FROM course WHERE plan_id = $1", [id]))[0]?.id;
    const insert = `INSERT INTO cycle_dose (id, course_id, patient_id, from_n, percent, reason, at, by)
      VALUES (gen_random_uuid(), $1, $2, 1, $3, $4, now(), $5)`;
    const me = clinic.neurologist.id;
    const tries = (text: string, values: readonly unknown[]) =>
      asPerson(clinic.neurologist, async (client) => {
        await client.query("SAVEPOINT before");
        const answer = await client.query(text, [...values]).catch((error: Error) => error);
        await client.query("ROLLBACK TO before");
        return answer instanceof Error ? answer.message : "done";
      });
    const own = [await courseOf(planId), chart.patientId] as const;
    expect(await tries(insert, [...own, 120, "x", me])).toMatch(/cycle_dose_percent/);
    expect(await tries(insert, [...own, 80, " ", me])).toMatch(/cycle_dose_reason/);
    const infusion = [await courseOf(ivig.planId), ivig.chart.patientId] as const;
    expect(await tries(insert, [...infusion, 80, "x", me])).toMatch(/only a dose of chemotherapy/);
    expect(await tries("UPDATE cycle_dose SET percent = 50", [])).toMatch(/permission denied|append-only/);
    expect(await tries("DELETE FROM cycle_dose", [])).toMatch(/permission denied|append-only/);
    const seen = await asPerson(clinic.foreignNeurologist, (client) =>
      client.query("SELECT count(*)::int AS n FROM cycle_dose WHERE patient_id = $1", [chart.patientId]),
    );
    expect(seen.rows).toEqual([{ n: 0 }]);
  });
});
