import { expect, it } from "vitest";
import { anIvig } from "@/lib/testing/course-builders";
import { type PlacedVisit, visitMarks, visitSentence } from "../referral/visit-marks";
import { ivigOrders } from "../schedule/course-order";
import { asDay } from "../shared/day";
import { type PlacedSession, sessionMarks } from "./session-marks";
import { sessionStates } from "./session-states";

const today = asDay("2026-11-23");
const [course] = anIvig().courses;
const [order] = course ? ivigOrders("t", course) : [];
const session = (more: Partial<PlacedSession>): PlacedSession => {
  return { sessionId: "s", n: 1, day: today, state: "planned", live: true, movedTo: null, ...more };
};
const marksOf = (...sessions: PlacedSession[]) => {
  if (!order) throw new Error("no order");
  return sessionMarks(order, sessions, today);
};

it("every state of a session that counts has its look", () => {
  const standing = sessionStates.filter((state) => state !== "entered-in-error");
  const looks = standing.map((state) => [state, marksOf(session({ state }))[0]?.outcome]);
  expect(Object.fromEntries(looks)).toEqual({
    planned: "planned",
    scheduled: "planned",
    given: "given",
    "partly-given": "partly",
    "not-given": "missed",
    "given-elsewhere": "given",
    held: "held",
    deferred: "moved",
    omitted: "omitted",
    cancelled: "omitted",
  });
});

it("a session that was put off is seen on its old day with the way to the new one", () => {
  const movedTo = asDay("2026-11-30");
  expect(marksOf(session({ state: "deferred", live: false, movedTo }))).toMatchObject([
    {
      day: today,
      outcome: "moved",
      movedTo,
      label: expect.stringMatching(/^Infusion 1 of \d+, moved to 30-Nov-2026$/),
    },
  ]);
  expect(marksOf(session({ state: "cancelled", live: false }))).toEqual([]);
});

it("an open session of a past day says that nobody recorded it", () => {
  expect(marksOf(session({ day: asDay("2026-11-22") }))[0]?.label).toMatch(/planned, not recorded yet$/);
  expect(marksOf(session({}))[0]?.label).toMatch(/planned$/);
});

const visit = (state: PlacedVisit["state"]): PlacedVisit => ({ day: today, time: "08:30", state });

it("visits are attended, missed, scheduled or cancelled, and counted in words", () => {
  const all = [visit("attended"), visit("attended"), visit("missed"), visit("scheduled")];
  expect(visitMarks(all, today).map((mark) => mark.outcome)).toEqual(["given", "given", "missed", "planned"]);
  expect(visitMarks([visit("missed")], today)[0]?.label).toBe("Visit at 08:30, missed");
  expect(visitSentence(all)).toBe("2 visits attended, 1 missed, 1 scheduled");
  expect(visitSentence([visit("scheduled")])).toBe("1 visit scheduled");
  expect(visitSentence([])).toBe("no visit yet");
});
