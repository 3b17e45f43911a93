// Each list: a row is there because of its cause, since the event that made it so, and gone when the cause is gone; nobody
// else's patient is ever in it.
import { beforeEach, describe, expect, it } from "vitest";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { addDays, formatDay } from "@/lib/domain/shared/day";
import { dayInZone, formatInstant } from "@/lib/domain/shared/instant";
import { recordSession } from "@/lib/features/session/commands/record";
import type { PersonActor } from "@/lib/platform/actor-types";
import { execute } from "@/lib/platform/command";
import { aDrug } from "@/lib/testing/builders";
import { aChart, anObservation, type Chart } from "@/lib/testing/charts";
import { anIvig } from "@/lib/testing/course-builders";
import { withTestClient } from "@/lib/testing/database";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import { sessionOf } from "@/lib/testing/live-sessions";
import { aClinic, aPerson, type Clinic, joinCareTeam } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { aCourse } from "@/lib/testing/sessions";
import { workFor } from "./queries/work";

const today = dayInZone(new Date().toISOString(), "Europe/Berlin");
let clinic: Clinic;
beforeEach(async () => {
  clinic = await aClinic();
});

async function entries(actor: PersonActor, id: string) {
  const found = (await workFor(actor)).find((one) => one.id === id);
  if (!found) throw new Error(`no list ${id}`);
  expect(found.total).toEqual({ count: found.entries.length, capped: false });
  return found.entries;
}
const keys = async (actor: PersonActor, id: string) => (await entries(actor, id)).map((entry) => entry.key);

/** Nobody of another team sees anything, whatever their list is called. */
async function expectForeignEmpty() {
  for (const actor of [clinic.foreignNeurologist, clinic.foreignTeamLead, clinic.foreignTherapist])
    for (const list of await workFor(actor))
      expect(
        list.entries.filter((entry) => entry.identity),
        list.id,
      ).toEqual([]);
}

async function signed(treatments: readonly Treatment[], at = new Date().toISOString(), columns = {}) {
  const chart = await aChart(clinic, columns);
  const { planId } = await aPlanRow(chart);
  const [first] = await aSignedVersion(chart, planId, 1, treatments, at);
  return { chart, planId, treatmentId: first?.treatmentId ?? "" };
}

const startingToday = () => {
  const base = anIvig({ start: today, reviewOn: addDays(today, 60) });
  return { ...base, courses: base.courses.map((course) => ({ ...course, start: today })) };
};

describe("held, waiting for a prescriber", () => {
  it("a session is listed since its event, and leaves when the prescriber decided", async () => {
    const { planId } = await aCourse(clinic, startingToday(), `${today}T00:00:00.000Z`);
    const { id, revision } = await sessionOf(planId, 1);
    const said = { outcome: "held", time: "09:00", reason: "Fever", preCheckReason: null, record: null } as const;
    const answer = await execute(recordSession, clinic.nurse, { sessionId: id, revision, ...said });
    expect(answer.ok, JSON.stringify(answer)).toBe(true);
    const [event] = await rowsOf<{ at: Date }>(
      "SELECT at FROM session_event WHERE session_id = $1 AND to_state = 'held'",
      [id],
    );
    // A later touch of the row is not when it was held.
    const [row] = await entries(clinic.neurologist, "held");
    expect(row).toMatchObject({
      tag: { words: "Session held" },
      lines: [expect.stringContaining("infusion 1 of 5"), "Why: Fever"],
      age: { waited: "under 1 h", since: formatInstant(event?.at.toISOString() ?? "", "Europe/Berlin") },
      action: { label: "Decide about the session" },
    });
    expect(await keys(clinic.oncologist, "held")).toEqual([]);
    await expectForeignEmpty();
    await withTestClient("super", async (client) => {
      await client.query("SET session_replication_role = replica");
      await client.query("UPDATE course_session SET live = false WHERE id = $1", [id]);
    });
    expect(await keys(clinic.neurologist, "held")).toEqual([]);
  });

  it("a treatment is listed since the version that held it, not the one that kept it held", async () => {
    const drug = withOwnId(aDrug());
    const held = { ...drug, action: "hold", actionFrom: today, changeReason: "Rash" } as const;
    const { chart, planId } = await signed([drug], "2026-11-01T10:00:00Z");
    await aSignedVersion(chart, planId, 2, [held], "2026-11-10T10:00:00Z");
    await aSignedVersion(chart, planId, 3, [held], "2026-11-20T10:00:00Z");
    expect(await entries(clinic.neurologist, "held")).toMatchObject([
      { key: drug.treatmentId, age: { since: "10-Nov-2026 11:00" }, lines: [expect.any(String), "Why: Rash"] },
    ]);
    await aSignedVersion(chart, planId, 4, [drug], "2026-11-21T10:00:00Z");
    expect(await keys(clinic.neurologist, "held")).toEqual([]);
  });
});

describe("to release or to drop", () => {
  const waiting = (condition: Treatment["condition"]) => withOwnId(aDrug({ condition }));

  it("a day that has come is listed, one to come is not", async () => {
    const { treatmentId } = await signed([
      waiting({ type: "conditional", text: "If no response", by: addDays(today, -1) }),
    ]);
    await signed([waiting({ type: "conditional", text: "If no response", by: addDays(today, 1) })]);
    const rows = await entries(clinic.neurologist, "to-release");
    expect(rows).toMatchObject([
      { key: treatmentId, tag: { words: `Day to decide ${formatDay(addDays(today, -1))}` } },
    ]);
    await expectForeignEmpty();
  });

  it("a result is listed once it is recorded, since then; another result, or one from before, is none", async () => {
    const { chart, treatmentId } = await signed([waiting({ type: "hold-until", result: "Neutrophils above 1.5" })]);
    await anObservation(chart, "neutrophils", "2.1", "10*9/L");
    await anObservation(chart, "potassium", "4", "mmol/L", { recorded_at: new Date(Date.now() + 1000).toISOString() });
    expect(await keys(clinic.neurologist, "to-release")).toEqual([]);
    await anObservation(chart, "neutrophils", "2.2", "10*9/L", {
      recorded_at: new Date(Date.now() + 1000).toISOString(),
    });
    const rows = await entries(clinic.neurologist, "to-release");
    expect(rows).toMatchObject([{ key: treatmentId, tag: { words: "Result is in" } }]);
  });

  it("words that name no known result say so", async () => {
    await signed([waiting({ type: "hold-until", result: "letter of the tumour board" })]);
    expect(await entries(clinic.neurologist, "to-release")).toMatchObject([{ tag: { words: "Cannot tell" } }]);
  });
});

describe("drafts, idle ones, reviews and on-hold plans", () => {
  it("a draft waits since it was opened, not since its last keystroke, and is idle for the lead after three days", async () => {
    const chart = await aChart(clinic);
    const { draftId, planId } = await aDraftedPlan(chart);
    const [row] = await entries(clinic.neurologist, "drafts");
    expect(row).toMatchObject({
      key: draftId,
      age: { since: "20-Nov-2026 11:00" },
      lines: [expect.stringMatching(/^Yours, idle/)],
    });
    expect(await entries(clinic.teamLead, "idle-drafts")).toMatchObject([
      { key: draftId, action: { href: `/plans/${planId}` } },
    ]);
    await rowsOf("UPDATE draft SET changed_at = now(), revision = revision + 1 WHERE id = $1 RETURNING id", [draftId]);
    expect(await keys(clinic.teamLead, "idle-drafts")).toEqual([]);
    expect((await entries(clinic.neurologist, "drafts"))[0]).toMatchObject({
      age: { since: "20-Nov-2026 11:00" },
      lines: ["Yours"],
    });
    await expectForeignEmpty();
    await rowsOf(
      "UPDATE draft SET state = 'discarded', ended_at = now(), revision = revision + 1 WHERE id = $1 RETURNING id",
      [draftId],
    );
    expect(await keys(clinic.neurologist, "drafts")).toEqual([]);
  });
});

describe("cover", () => {
  const ended = (chart: Chart) =>
    rowsOf(
      `UPDATE care_team_member SET to_on = $2, ended_at = '2026-11-28T08:00:00Z', ended_by = person_id, revision = revision + 1
        WHERE patient_id = $1 AND person_id = $3 RETURNING id`,
      [chart.patientId, "2026-11-28", clinic.neurologist.id],
    );

  it("a patient whose lead left is not covered, then covered by a colleague who sees it, and gone when the lead is back", async () => {
    const chart = await aChart(clinic);
    expect(await keys(clinic.teamLead, "uncovered")).toEqual([]);
    await ended(chart);
    expect(await entries(clinic.teamLead, "uncovered")).toMatchObject([
      {
        key: chart.patientId,
        tag: { words: "Not covered" },
        age: { since: "28-Nov-2026 09:00" },
        action: { label: "Find cover" },
      },
    ]);
    const colleague = await aPerson({ role: "neurologist", siteId: clinic.siteId, family: "Cover" });
    await joinCareTeam(chart.patientId, colleague, { cover: true, toOn: addDays(today, 7) });
    expect(await entries(clinic.teamLead, "uncovered")).toMatchObject([
      { tag: { words: "Lead away" }, lines: [expect.any(String), "Covered by Ada Cover"] },
    ]);
    expect(await keys(colleague, "covering")).toEqual([chart.patientId]);
    await expectForeignEmpty();
    await joinCareTeam(chart.patientId, clinic.neurologist);
    expect(await keys(clinic.teamLead, "uncovered")).toEqual([]);
    expect(await keys(colleague, "covering")).toEqual([]);
  });
});
