import { describe, expect, it } from "vitest";
import { addDays, asDay } from "../shared/day";
import * as ends from "./loose-end";
import * as limits from "./thresholds";

const today = asDay("2026-11-30");
const ago = (days: number) => addDays(today, -days);
const t = (over: Partial<ends.LooseTreatment> = {}): ends.LooseTreatment => ({
  treatmentId: "t1",
  kind: "drug",
  lane: "symptom",
  agent: null,
  name: "Something",
  action: "continue",
  condition: null,
  start: ago(100),
  end: null,
  reviewOn: null,
  reviewDue: null,
  ...over,
});
const course = (over: Partial<ends.LooseCourse> = {}): ends.LooseCourse => ({
  treatmentId: "t1",
  open: [],
  notGiven: 0,
  held: 0,
  lastDay: ago(5),
  ...over,
});
const loose = (since: string) => expect.objectContaining({ answer: "loose", since });
const fine = { answer: "fine" };
const cannotTell = expect.objectContaining({ answer: "cannot-tell" });

describe("intended but not booked", () => {
  const ivig = t({ kind: "ivig", start: ago(3) });
  it("is a course that has begun without a session", () =>
    expect(ends.notBooked(ivig, [], today)).toEqual(loose(ago(3 - limits.NOT_BOOKED_DAYS))));
  it.each([
    ["a session exists", ivig, [course()]],
    ["it begins today", { ...ivig, start: today }, []],
    ["it waits for a condition", { ...ivig, condition: { type: "hold-until", result: "IgA" } as const }, []],
    ["it is on hold", { ...ivig, action: "hold" }, []],
    ["it is a tablet", t(), []],
  ])("is not when %s", (_, treatment, courses) => expect(ends.notBooked(treatment, courses, today)).toEqual(fine));
  it("cannot tell when the sessions could not be read", () =>
    expect(ends.notBooked(ivig, null, today)).toEqual(cannotTell));
});

describe("a course without a next session", () => {
  it("is one of which a session was not given and nothing is to come", () =>
    expect(ends.withoutNextSession(t(), course({ notGiven: 1 }))).toEqual(loose(ago(5))));
  it.each([
    ["one is to come", t(), course({ notGiven: 1, open: [addDays(today, 3)] })],
    ["all were given", t(), course()],
    ["a held one waits for the prescriber", t(), course({ notGiven: 1, held: 1 })],
    ["the treatment was stopped", t({ action: "stop" }), course({ notGiven: 1 })],
  ])("is not when %s", (_, treatment, one) => expect(ends.withoutNextSession(treatment, one)).toEqual(fine));
  it("cannot tell without any day", () =>
    expect(ends.withoutNextSession(t(), course({ notGiven: 1, lastDay: null }))).toEqual(cannotTell));
});

describe("a session that nobody recorded", () => {
  it("is one from the day before yesterday", () =>
    expect(ends.notRecorded(t(), course({ open: [ago(2)] }), today)).toEqual(loose(ago(1))));
  it("is not one of yesterday, or one to come", () => {
    expect(ends.notRecorded(t(), course({ open: [ago(1)] }), today)).toEqual(fine);
    expect(ends.notRecorded(t(), course({ open: [addDays(today, 1)] }), today)).toEqual(fine);
  });
});

describe("a taper without end or review", () => {
  const steroid = t({ kind: "steroid" });
  it("is a steroid whose review was decided and that has no end", () =>
    expect(ends.taperWithoutEnd({ ...steroid, reviewOn: ago(10) }, today)).toEqual(loose(ago(10))));
  it.each([
    ["a review is to come", { ...steroid, reviewDue: addDays(today, 3) }],
    ["a review is overdue, which has a list of its own", { ...steroid, reviewDue: ago(3) }],
    ["it has an end", { ...steroid, end: addDays(today, 30) }],
    ["it is no steroid", t()],
    ["it was stopped", { ...steroid, action: "stop" }],
  ])("is not when %s", (_, treatment) => expect(ends.taperWithoutEnd(treatment, today)).toEqual(fine));
});

describe("an anti-seizure medicine without an indication", () => {
  const levetiracetam = t({ agent: "levetiracetam" });
  const facts = { phenotype: "lems", seizures: false, asked: true };
  it("is one although the list says no seizures", () =>
    expect(ends.antiSeizureWithoutIndication(levetiracetam, facts, today)).toEqual(loose(ago(100))));
  it.each([
    ["there were seizures", levetiracetam, { ...facts, seizures: true }],
    ["it quiets overactive nerves", levetiracetam, { ...facts, phenotype: "peripheral-nerve-hyperexcitability" }],
    ["it is another medicine", t({ agent: "amifampridine" }), facts],
    ["it has ended", { ...levetiracetam, end: ago(1) }, facts],
  ])("is not when %s", (_, treatment, known) =>
    expect(ends.antiSeizureWithoutIndication(treatment, known, today)).toEqual(fine),
  );
  it("cannot tell when nobody asked", () =>
    expect(ends.antiSeizureWithoutIndication(levetiracetam, { ...facts, asked: false }, today)).toEqual(cannotTell));
});

describe("an immunosuppressant without its monitoring", () => {
  const { days } = limits.MONITORING_WINDOWS.azathioprine ?? { days: 0 };
  const azathioprine = t({ agent: "azathioprine" });
  const on = (day: string) => new Map([["neutrophils", asDay(day)]]);
  it("is one whose count is a day too old, or that has none", () => {
    expect(ends.monitoringOverdue(azathioprine, on(ago(days + 1)), today)).toEqual(loose(today));
    expect(ends.monitoringOverdue(azathioprine, new Map(), today)).toEqual(loose(ago(100 - days - 1)));
  });
  it("is not on the last day of the window, soon after its start, or for another medicine", () => {
    expect(ends.monitoringOverdue(azathioprine, on(ago(days)), today)).toEqual(fine);
    expect(ends.monitoringOverdue({ ...azathioprine, start: ago(days) }, new Map(), today)).toEqual(fine);
    expect(ends.monitoringOverdue(t({ agent: "amifampridine" }), new Map(), today)).toEqual(fine);
  });
  it("cannot tell without a window for the medicine, or when the medicine is in nobody's catalogue", () => {
    expect(ends.monitoringOverdue(azathioprine, new Map(), today, {})).toEqual(cannotTell);
    expect(ends.monitoringOverdue(t({ lane: "immunosuppression" }), new Map(), today)).toEqual(cannotTell);
  });
});

describe("a condition whose day is past", () => {
  const by = (day: string) => t({ condition: { type: "conditional", text: "If no response", by: asDay(day) } });
  it("is one some days later", () =>
    expect(ends.conditionPast(by(ago(limits.CONDITION_PAST_DAYS)), today)).toEqual(
      loose(ago(limits.CONDITION_PAST_DAYS)),
    ));
  it("is not a day earlier, nor what waits for a result", () => {
    expect(ends.conditionPast(by(ago(limits.CONDITION_PAST_DAYS - 1)), today)).toEqual(fine);
    expect(ends.conditionPast(t({ condition: { type: "hold-until", result: "IgA" } }), today)).toEqual(fine);
  });
});

describe("a referral without an answer", () => {
  const sent = (urgency: "routine" | "soon" | "urgent", since: string | null) =>
    ends.unanswered({ urgency, discipline: "speech", since: since ? asDay(since) : null }, today);
  it.each(["routine", "soon", "urgent"] as const)("counts from the day after its limit: %s", (urgency) => {
    const days = limits.REFERRAL_ANSWER_DAYS[urgency];
    expect(sent(urgency, ago(days + 1))).toEqual(loose(today));
    expect(sent(urgency, ago(days))).toEqual(fine);
  });
  it("cannot tell without an event", () => expect(sent("urgent", null)).toEqual(cannotTell));
});

describe("a version that was not seen", () => {
  const regimen = t({ kind: "regimen", lane: "cancer" });
  const version = { n: 2, signedOn: ago(limits.VERSION_SEEN_DAYS), signerRole: "neurologist", seenBy: ["oncologist"] };
  it("is one that nursing must know and has not seen", () =>
    expect(ends.versionNotSeen(version, [regimen], today)).toMatchObject({
      answer: "loose",
      words: "Version 2: not seen by nursing",
    }));
  it.each([
    ["both have seen it", { ...version, seenBy: ["oncologist", "nurse"] }, [regimen]],
    ["it is a day old", { ...version, signedOn: ago(limits.VERSION_SEEN_DAYS - 1) }, [regimen]],
    ["the chemotherapy was stopped", version, [{ ...regimen, action: "stop" }]],
  ])("is not when %s", (_, one, treatments) => expect(ends.versionNotSeen(one, treatments, today)).toEqual(fine));
});

describe("a plan without any review, and one without a neurologist", () => {
  it("is a plan in which nothing is to be reviewed", () =>
    expect(ends.planWithoutReview([t(), t({ end: addDays(today, 9) })], ago(20), today)).toEqual(loose(ago(20))));
  it("is not one with a review, or of which all has ended", () => {
    expect(ends.planWithoutReview([t(), t({ reviewDue: ago(1) })], ago(20), today)).toEqual(fine);
    expect(
      ends.planWithoutReview([t({ end: ago(1) }), t({ action: "stop", reviewDue: today })], ago(20), today),
    ).toEqual(fine);
  });
  it("is a plan whose last neurologist left", () => {
    expect(ends.withoutNeurologist(0, ago(2), ago(20))).toEqual(loose(ago(2)));
    expect(ends.withoutNeurologist(0, null, ago(20))).toEqual(loose(ago(20)));
    expect(ends.withoutNeurologist(1, null, ago(20))).toEqual(fine);
  });
});
