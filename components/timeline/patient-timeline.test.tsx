import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { measureById } from "@/lib/domain/knowledge/measures";
import type { TreatmentStart } from "@/lib/domain/outcome/trend";
import { timelineOf } from "@/lib/domain/schedule/lanes";
import type { Occurrence, OccurrenceOutcome } from "@/lib/domain/schedule/occurrences";
import { addDays, asDay } from "@/lib/domain/shared/day";
import type { TimelinePlan } from "@/lib/features/timeline/queries";
import { aDrug, treatmentId } from "@/lib/testing/builders";
import { anIvig } from "@/lib/testing/course-builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { PatientTimeline } from "./patient-timeline";

const today = asDay("2026-11-23");
const back = (days: number) => addDays(today, -days);
const session = (n: number, daysAgo: number, outcome: OccurrenceOutcome, words: string): Occurrence => {
  const moved = outcome === "moved" ? { movedTo: back(2) } : {};
  return {
    day: back(daysAgo),
    kind: "session",
    label: `Infusion ${n} of 4, ${words}`,
    outcome,
    sessionId: `s${n}`,
    ...moved,
  };
};
const sessions = [
  session(1, 30, "given", "given"),
  session(2, 23, "missed", "not given"),
  session(3, 16, "held", "held for the prescriber"),
  session(4, 9, "moved", "moved to 21-Nov-2026"),
  session(4, 2, "given", "given"),
];
const ivig = anIvig({ start: back(30), reviewOn: addDays(today, 30) });
const steps = [aDoseStep({ from: back(60), to: null })];
const drug = aDrug({ treatmentId: treatmentId(40), start: back(60), end: null, reviewOn: addDays(today, 30), steps });
const note = "2 of 4 infusions given, 1 not given, 1 held for the prescriber, 1 deferred by 7 days";
const start = (name: string, daysAgo: number): TreatmentStart => {
  return { treatmentId: name, name, lane: "symptom", start: back(daysAgo) };
};
const plan: TimelinePlan = {
  planId: "p",
  title: "Lambert-Eaton syndrome",
  status: "active",
  endedOn: null,
  draftBy: null,
  versions: [60, 30, 5].map((daysAgo, at) => {
    return {
      version: at + 1,
      effectiveOn: back(daysAgo),
      signedOn: back(daysAgo),
      signedBy: "Ada Neuro",
      reason: null,
    };
  }),
};
const score = (daysAgo: number, value: string) => ({
  ...{ id: value, value, takenOn: back(daysAgo), rater: "Petra Keller", note: null, source: "outcome measure" },
  ...{ recorded: "Ada Neuro", errorReason: null },
});
const qmg = measureById("qmg");
if (!qmg) throw new Error("no qmg");

function shown(view: "picture" | "table") {
  const timeline = timelineOf([{ signed: ivig, sessions, note, reviews: [] }, { signed: drug }], today, {
    choose: (whole) => whole,
  });
  const measures = [{ measure: qmg as NonNullable<typeof qmg>, scores: [score(50, "14"), score(20, "9")] }];
  const starts = [start("Amifampridine", 60), start("Prednisone", 51)];
  return renderToStaticMarkup(
    <PatientTimeline timeline={timeline} plans={[plan]} measures={measures} starts={starts} view={view} />,
  );
}

it("the picture tells in words what its signs mean, who signed which version, and what cannot be separated", () => {
  const picture = shown("picture");
  for (const words of [
    note,
    "v3, 18-Nov-2026, Ada Neuro",
    "cannot separate: Amifampridine and Prednisone started within 9 days",
    "clinically reviewed: not yet",
    "lower is better, range 0 to 39",
    "Petra Keller",
    "not given or missed",
    "moved from this day",
  ])
    expect(picture).toContain(words);
});

it("every picture has a title and a summary, and no id stands twice", () => {
  const picture = shown("picture");
  const images = [...picture.matchAll(/role="img" aria-labelledby="([\w-]+) ([\w-]+)"/g)];
  expect(images.length).toBe(9);
  for (const [, title, summary] of images) {
    expect(picture).toContain(`<title id="${title}">`);
    expect(picture).toContain(`<desc id="${summary}">`);
  }
  const ids = [...picture.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it("the table has every date of the picture, each with its words and the way to its session", () => {
  const table = shown("table");
  for (const { label, sessionId } of sessions) {
    expect(table).toContain(label);
    expect(table).toContain(`/sessions/${sessionId}`);
  }
  expect(table).toContain(note);
  expect(table).toContain("Scores of Quantitative Myasthenia Gravis score");
});
