import { describe, expect, it } from "vitest";
import { aDrug, aSteroid } from "@/lib/testing/builders";
import { aMonitoring, anIvig } from "@/lib/testing/course-builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { everyKind } from "@/lib/testing/every-kind";
import { asDay } from "../shared/day";
import { patientCalendar } from "./patient-calendar";
import { eventName } from "./patient-words";

const today = asDay("2026-11-25");
const calendar = (over: Partial<Parameters<typeof patientCalendar>[0]> = {}) =>
  patientCalendar({ treatments: [], unsigned: [], dated: [], today, months: 2, ...over });
const said = (text: string) => text.replaceAll("\u00a0", " ");

describe("the calendar of a patient", () => {
  it("has a page for each month, its weeks from Monday to Sunday, no day lost", () => {
    const { months } = calendar({ months: 14 });
    expect(months.slice(0, 2).map((m) => m.title)).toEqual(["November 2026", "December 2026"]);
    expect(months.at(-1)?.title).toBe("December 2027");
    for (const { weeks } of months) {
      expect(weeks.every((week) => week.length === 7)).toBe(true);
      const dates = weeks.flat().flatMap((one) => one?.date ?? []);
      expect(dates).toEqual(Array.from({ length: dates.length }, (_, i) => i + 1));
    }
    expect(months[0]?.weeks[0]?.map((one) => one?.date ?? 0)).toEqual([0, 0, 0, 0, 0, 0, 1]);
  });

  it("says in plain words how much, how often and until when", () => {
    const steroid = aSteroid({
      steps: [
        { ...aDoseStep({ amount: "40", to: asDay("2026-12-06") }), alternateAmount: null },
        { ...aDoseStep({ amount: "20", from: asDay("2026-12-07") }), alternateAmount: "10" },
      ],
    });
    const { months } = calendar({ treatments: [steroid, aDrug()] });
    expect(months[0]?.taken[0]?.sentences.map(said)).toEqual(["take 40 mg, once a day from 23 November."]);
    expect(months[1]?.taken[0]?.sentences.map(said)).toEqual([
      "take 40 mg, once a day until 6 December (this day included).",
      "take 20 mg on one day and 10 mg on the next day, in turn from 7 December.",
    ]);
    expect(months[1]?.taken[1]?.sentences.map(said)).toEqual(["take 10 mg, three times a day."]);
  });

  it("puts a session on the day where it really is, and never on the day of the order", () => {
    const dated = [{ day: asDay("2026-12-03"), time: "09:00", words: eventName(anIvig()) }];
    const { months } = calendar({ treatments: [anIvig()], dated });
    const days = months.flatMap((m) => m.weeks.flat()).filter((d) => (d?.words.length ?? 0) > 0);
    expect(days.map((d) => [d?.day, d?.words])).toEqual([["2026-12-03", ["09:00 Antibody infusion"]]]);
  });

  it("shows tests from today on, once a day, and nothing that lies behind", () => {
    const { months } = calendar({ treatments: [aMonitoring(), aMonitoring()] });
    const days = months.flatMap((m) => m.weeks.flat()).filter((d) => (d?.words.length ?? 0) > 0);
    expect(days.length).toBeGreaterThan(0);
    for (const day of days) {
      expect((day?.day ?? "") >= today).toBe(true);
      expect(day?.words).toEqual([`Test: ${aMonitoring().name}`]);
    }
  });

  it("names what is stopped, paused or waiting, and lists none of it as taken", () => {
    const on = { actionFrom: asDay("2026-11-01"), changeReason: "Fever" };
    const treatments = [
      aDrug({ action: "stop", end: asDay("2026-11-01"), ...on }),
      aSteroid({ action: "hold", ...on }),
      anIvig({ condition: { type: "hold-until", result: "IgA" } }),
    ];
    const { months, paused } = calendar({ treatments });
    expect(months.flatMap((m) => m.taken)).toEqual([]);
    expect(paused).toEqual([
      "Amifampridine: stopped from 1 November. From that day on, do not use it.",
      expect.stringContaining("paused from 1 November. From that day on, do not use it until your doctor tells you"),
      expect.stringContaining("not yet. Do not start it before your doctor tells you."),
    ]);
  });

  it("does not list what lacks a co-signature as taken, and says to ask first", () => {
    const drug = aDrug();
    const { months, paused } = calendar({ treatments: [drug], unsigned: [drug.treatmentId] });
    expect(months.flatMap((m) => m.taken)).toEqual([]);
    expect(paused).toEqual([
      "Amifampridine: a second doctor has to confirm it first. Ask your doctor before you take it.",
    ]);
  });

  it("what is stopped from a later day on is taken until the day before", () => {
    const on = { actionFrom: asDay("2026-12-05"), end: asDay("2026-12-05"), changeReason: "Cramps" };
    const { months } = calendar({ treatments: [aDrug({ action: "stop", ...on })], months: 3 });
    expect(months.map((m) => m.taken.flatMap((one) => one.sentences.map(said)))).toEqual([
      ["take 10 mg, three times a day from 23 November."],
      ["take 10 mg, three times a day until 4 December (this day included)."],
      [],
    ]);
  });

  it("speaks of every kind of treatment without an abbreviation of the trade", () => {
    for (const t of everyKind())
      expect(eventName({ ...t, name: "x" })).not.toMatch(/\b(TPE|IVIg|PT|SLP|ICI|PLEX|bid|tid|qd)\b/);
  });
});
