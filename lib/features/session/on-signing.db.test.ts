import { beforeAll, describe, expect, it } from "vitest";
import type { TreatmentOf } from "@/lib/domain/plan/treatment";
import { asDay } from "@/lib/domain/shared/day";
import { aDrug } from "@/lib/testing/builders";
import { anIvig, aPlasmaExchange, aRegimen } from "@/lib/testing/course-builders";
import { withTestClient } from "@/lib/testing/database";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { liveSessions, sessionOf } from "@/lib/testing/live-sessions";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { withOwnId } from "@/lib/testing/plans";
import { aCourse, planAgain, signWithSessions } from "@/lib/testing/sessions";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

const shown = async (planId: string) => (await liveSessions(planId)).map((s) => `${s.day.slice(5)} ${s.state}`);

const resized = (t: TreatmentOf<"plasma-exchange">, sessions: number): TreatmentOf<"plasma-exchange"> => ({
  ...t,
  action: "change",
  actionFrom: asDay("2026-11-26"),
  changeReason: "Slow answer",
  courses: t.courses.map((c) => ({ ...c, sessions })),
});

/** As if a nurse had recorded it, beneath the application. */
async function give(id: string) {
  await withTestClient("super", async (client) => {
    await client.query("SET session_replication_role = replica");
    await client.query("UPDATE course_session SET state = 'given', time = '09:00' WHERE id = $1", [id]);
  });
}

describe("signing", () => {
  it("plans the sessions of every course once, and doing it again changes nothing", async () => {
    const { chart, planId, treatment } = await aCourse(clinic, aPlasmaExchange());
    const planned = ["11-23 planned", "11-25 planned", "11-27 planned", "11-29 planned", "12-01 planned"];
    expect(await shown(planId)).toEqual(planned);
    expect((await auditOf(chart.patientId)).filter((line) => line === "course.planned done")).toHaveLength(1);
    await planAgain({ chart, planId, version: 1, treatments: [treatment] });
    expect(await shown(planId)).toEqual(planned);
    expect(await rowsOf("SELECT revision FROM course WHERE plan_id = $1", [planId])).toEqual([{ revision: 1 }]);
  });

  it("passes over the holidays of the site in a course on working days", async () => {
    const away = await aClinic();
    await withTestClient("super", (client) =>
      client.query("INSERT INTO site_holiday (site_id, day, name) VALUES ($1, '2026-11-26', 'Thanksgiving')", [
        away.siteId,
      ]),
    );
    const base = anIvig();
    const working = { ...base, courses: base.courses.map((c) => ({ ...c, workingDaysOnly: true })) };
    const { planId } = await aCourse(away, working);
    expect((await liveSessions(planId)).map((s) => s.day.slice(5))).toEqual([
      "11-23",
      "11-24",
      "11-25",
      "11-27",
      "11-30",
    ]);
  });

  it("plans nothing for a treatment on a condition, and all of it once it is released", async () => {
    const waiting = anIvig({ condition: { type: "hold-until", result: "IgA" } });
    const { chart, planId, treatment } = await aCourse(clinic, waiting);
    expect(await liveSessions(planId)).toEqual([]);
    const released = { ...treatment, action: "continue", condition: null } as const;
    await signWithSessions({ chart, planId, version: 2, treatments: [released] }, "2026-11-22T10:00:00.000Z");
    expect(await liveSessions(planId)).toHaveLength(5);
  });

  it("a regimen is one course with a session for each day of each cycle", async () => {
    const { planId } = await aCourse(clinic, aRegimen());
    const live = await liveSessions(planId);
    expect([live.length, live[3]?.day]).toEqual([12, "2026-12-14"]);
  });
});

describe("an amendment", () => {
  it("keeps what was given, adds and takes away sessions at the end, and leaves other courses alone", async () => {
    const { chart, planId, treatment } = await aCourse(clinic, aPlasmaExchange());
    await give((await sessionOf(planId, 1)).id);
    await give((await sessionOf(planId, 2)).id);
    const signed = { chart, planId };
    const [drug, clock] = [withOwnId(aDrug()), "2026-11-26T08:00:00.000Z"];
    await signWithSessions({ ...signed, version: 2, treatments: [resized(treatment, 7), drug] }, clock);
    expect(await shown(planId)).toEqual([
      "11-23 given",
      "11-25 given",
      "11-27 planned",
      "11-29 planned",
      "12-01 planned",
      "12-03 planned",
      "12-05 planned",
    ]);
    await signWithSessions({ ...signed, version: 3, treatments: [resized(treatment, 3), drug] }, clock);
    expect((await shown(planId)).filter((line) => line.endsWith("cancelled"))).toHaveLength(4);
    await signWithSessions({ ...signed, version: 4, treatments: [resized(treatment, 5), drug] }, clock);
    expect((await shown(planId)).slice(0, 5)).toEqual([
      "11-23 given",
      "11-25 given",
      "11-27 planned",
      "11-29 planned",
      "12-01 planned",
    ]);
    expect((await auditOf(chart.patientId)).filter((line) => line === "course.re-planned done")).toHaveLength(3);
  });

  it("that stops the treatment cancels what is open from that day, with its reason", async () => {
    const { chart, planId, treatment } = await aCourse(clinic, aPlasmaExchange());
    const [actionFrom, changeReason] = [asDay("2026-11-27"), "Line infection"];
    const stopped = { ...treatment, action: "stop", actionFrom, end: actionFrom, changeReason } as const;
    await signWithSessions({ chart, planId, version: 2, treatments: [stopped] }, "2026-11-25T08:00:00.000Z");
    expect(await shown(planId)).toEqual([
      "11-23 planned",
      "11-25 planned",
      "11-27 cancelled",
      "11-29 cancelled",
      "12-01 cancelled",
    ]);
    const reasons = await rowsOf(
      "SELECT DISTINCT reason FROM course_session WHERE plan_id = $1 AND state = 'cancelled'",
      [planId],
    );
    expect(reasons).toEqual([{ reason: "Line infection" }]);
  });
});
