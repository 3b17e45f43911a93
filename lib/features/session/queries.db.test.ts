import { beforeAll, describe, expect, it } from "vitest";
import { asDay } from "@/lib/domain/shared/day";
import { execute } from "@/lib/platform/command";
import { anIvig, aPlasmaExchange } from "@/lib/testing/course-builders";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { liveSessions, sessionOf } from "@/lib/testing/live-sessions";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aCourse } from "@/lib/testing/sessions";
import { endCalendarLink, makeCalendarLink } from "./commands/calendar-link";
import { deferSessions } from "./commands/moves";
import { calendarFor, calendarLinkOf } from "./queries/calendar";
import { sessionDay, sessionsBetween } from "./queries/list";
import { coursesOfPlan } from "./queries/plan-courses";
import { sessionForScreen } from "./queries/session";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

const monday = asDay("2026-11-23");
const clock = "2026-11-25T08:00:00.000Z";

async function deferred(planId: string) {
  const { id: sessionId, courseRevision } = await sessionOf(planId, 3);
  const input = {
    sessionId,
    courseRevision,
    to: asDay("2026-11-27"),
    scope: "this-and-following",
    reason: "Line infection",
  } as const;
  const answer = await execute(deferSessions, clinic.nurse, input, { clock });
  if (!answer.ok) throw new Error(answer.code);
  return answer.value.sessionId;
}

describe("the day list", () => {
  it("has each session of the day with its order, its sum and one answer", async () => {
    const { planId } = await aCourse(clinic, anIvig());
    const [first] = await liveSessions(planId);
    const list = await sessionDay(clinic.nurse, monday, "ivig");
    const own = list?.sessions.find((session) => session.id === first?.id);
    expect(own).toMatchObject({ label: "Infusion 1 of 5", treatment: "Intravenous immune globulin", state: "planned" });
    expect(own?.dose?.grams).toBe("25");
    expect(own?.dose?.workings[0]).toContain("68.4");
    expect(own?.mayGive?.answer).not.toBe("yes");
    expect(own?.prescriber?.name).toBe(clinic.neurologist.name);
  });

  it("shows nothing to a neurologist of another team, and nothing of another kind", async () => {
    const { planId } = await aCourse(clinic, anIvig());
    const [first] = await liveSessions(planId);
    const foreign = await sessionDay(clinic.foreignNeurologist, monday, null);
    expect(foreign?.sessions).toEqual([]);
    const exchanges = await sessionDay(clinic.nurse, monday, "exchange");
    expect(exchanges?.sessions.map((s) => s.id)).not.toContain(first?.id);
  });

  it("a week has the sessions on their days after a move", async () => {
    const own = await aClinic();
    const { planId } = await aCourse(own, anIvig());
    const { id: sessionId, courseRevision } = await sessionOf(planId, 3);
    const input = {
      sessionId,
      courseRevision,
      to: asDay("2026-11-27"),
      scope: "this-and-following",
      reason: "Fever",
    } as const;
    await execute(deferSessions, own.nurse, input, { clock });
    const week = await sessionsBetween(own.nurse, () => ({ from: monday, to: asDay("2026-11-29") }), null);
    expect(week?.entries.map((entry) => entry.day)).toEqual([
      "2026-11-23",
      "2026-11-24",
      "2026-11-27",
      "2026-11-28",
      "2026-11-29",
    ]);
  });
});

describe("one session", () => {
  it("says where it stands, what may be done, and is audited when it is opened", async () => {
    const { chart, planId } = await aCourse(clinic, anIvig());
    const { id } = await sessionOf(planId, 3);
    const view = await sessionForScreen(clinic.nurse, id, null);
    expect(view).toMatchObject({
      title: "Infusion 3 of 5",
      course: "Induction",
      may: { record: true, move: true, prescribe: false, correct: false },
    });
    expect(await auditOf(chart.patientId)).toContain("session.read done");
    expect(await sessionForScreen(clinic.foreignNeurologist, id, null)).toBeNull();
    const oncologist = await sessionForScreen(clinic.oncologist, id, null);
    expect(oncologist?.may).toEqual({ record: false, move: false, prescribe: false, correct: false });
  });

  it("shows what a move would change and which conflict it brings, and saves nothing", async () => {
    const { planId } = await aCourse(clinic, aPlasmaExchange());
    const { id } = await sessionOf(planId, 5);
    const asked = { move: "defer", to: asDay("2036-12-04"), scope: "this" } as const;
    const view = await sessionForScreen(clinic.nurse, id, asked);
    expect(view?.preview).toMatchObject({
      problem: null,
      changes: [{ n: 5, label: "Session 5 of 5", to: "2036-12-04" }],
    });
    const { id: third } = await sessionOf(planId, 3);
    const alone = await sessionForScreen(clinic.nurse, third, asked);
    expect(alone?.preview?.problem).toContain("would not come before session 4");
    expect((await liveSessions(planId)).map((s) => s.day.slice(5))).toEqual([
      "11-23",
      "11-25",
      "11-27",
      "11-29",
      "12-01",
    ]);
  });

  it("that was moved leads to the one in its place, which knows where it was", async () => {
    const { planId } = await aCourse(clinic, anIvig());
    const { id: old } = await sessionOf(planId, 3);
    const successor = await deferred(planId);
    expect(await sessionForScreen(clinic.nurse, old, null)).toMatchObject({
      successorId: successor,
      state: "deferred",
      mayGive: null,
    });
    const view = await sessionForScreen(clinic.nurse, successor, null);
    expect(view?.days[2]?.before).toMatchObject([
      { day: "2026-11-25", stateWords: "Deferred", reason: "Line infection" },
    ]);
    expect(view?.sentence).toContain("3 deferred by 2 days");
  });
});

it("the plan says planned against delivered, and its timeline has the old and the new days", async () => {
  const { planId } = await aCourse(clinic, anIvig());
  await deferred(planId);
  const [course] = (await coursesOfPlan(clinic.neurologist, planId)) ?? [];
  expect(course?.sentence).toMatch(/^0 of 5 infusions given, 3 deferred by 2 days/);
  expect(course?.marks.map((mark) => [mark.day.slice(8), mark.outcome])).toEqual(
    expect.arrayContaining([
      ["25", "moved"],
      ["27", "planned"],
    ]),
  );
});

describe("the calendar", () => {
  it("has the days of the sessions and no patient, and ends with its address", async () => {
    const own = await aClinic();
    const today = new Date().toISOString().slice(0, 10);
    const base = anIvig();
    const start = asDay(today);
    const made = { ...base, start, courses: base.courses.map((c) => ({ ...c, start })) };
    const { chart, planId } = await aCourse(own, made, `${today}T00:00:00.000Z`);
    const link = await execute(makeCalendarLink, own.nurse, {});
    const token = link.ok ? link.value.token : "";
    const text = (await calendarFor(token)) ?? "";
    expect(text).toContain("BEGIN:VCALENDAR");
    expect(text).not.toContain("Testperson");
    expect(text).not.toContain(chart.mrn);
    for (const { day } of await liveSessions(planId))
      expect(text).toContain(`DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(5);
    const kept = await rowsOf<{ token_hash: string }>("SELECT token_hash FROM calendar_link WHERE person_id = $1", [
      own.nurse.id,
    ]);
    expect(kept.some((row) => row.token_hash.includes(token))).toBe(false);
    expect((await calendarLinkOf(own.nurse))?.since).not.toBeNull();
    await execute(endCalendarLink, own.nurse, {});
    expect(await calendarFor(token)).toBeNull();
    expect(await calendarFor("x".repeat(43))).toBeNull();
  });
});
