import { describe, expect, it } from "vitest";
import { day } from "@/lib/testing/builders";
import { anIvig, aPlasmaExchange, aRegimen } from "@/lib/testing/course-builders";
import { someFacts } from "@/lib/testing/stored-facts-builder";
import { courseOrders } from "../schedule/course-order";
import { formatDay } from "../shared/day";
import { formatMeasured } from "../wording/dose";
import { mayGive, type SessionCase } from "./may-give";
import { sessionDose } from "./session-dose";

const treatment = aPlasmaExchange();
const today = day("2026-11-25");
const tests = [
  { code: "fibrinogen", value: "2.1" },
  { code: "inr", value: "1.0" },
  { code: "platelets", value: "180" },
  { code: "ionised-calcium", value: "1.2" },
  { code: "systolic-bp", value: "128" },
  { code: "weight", value: "68.4" },
];
const factsWith = (values: readonly { code: string; value: string }[], on = "2026-11-25") =>
  someFacts({
    observations: values.map((one) => ({ ...one, on })),
    reviewed: ["conditions", "allergies", "home-medicines"],
  });

const exchange = (over: Partial<SessionCase> = {}, facts = factsWith(tests)): SessionCase => ({
  treatment,
  treatmentState: "active",
  planState: "active",
  deceased: false,
  day: today,
  today,
  alerts: [],
  source: {
    treatments: [treatment],
    current: [treatment],
    facts,
    diagnosis: { phenotype: "lems", cancerStatus: "not-found", cancer: null, antibodies: [] },
    jurisdiction: "EU",
    reviewOn: null,
    sessions: new Map([[treatment.treatmentId, [[day("2026-11-23"), today, day("2026-11-27")]]]]),
  },
  ...over,
});

const answerOf = (c: SessionCase) => {
  const { answer, because } = mayGive(c);
  return [answer, because];
};

describe("may I give?", () => {
  it("yes, when the order is active and every test of the day is there", () => {
    expect(mayGive(exchange()).open).toEqual([]);
    expect(answerOf(exchange())).toEqual(["yes", "Yes: the order is active and nothing is missing"]);
  });

  it("no, when a value speaks against it, with the value", () => {
    const low = tests.map((one) => (one.code === "fibrinogen" ? { ...one, value: "0.8" } : one));
    const { answer, because, open } = mayGive(exchange({}, factsWith(low)));
    expect([answer, because]).toEqual(["no", "No, ask the prescriber: low fibrinogen before plasma exchange"]);
    expect(open[0]?.detail).toContain("0.8");
  });

  it.each([
    ["the plan is on hold", { planState: "on-hold" }],
    ["the plan has ended", { planState: "discontinued" }],
    ["this treatment is on hold", { treatmentState: "held" }],
    ["this treatment waits for its co-signature", { treatmentState: "awaiting-cosignature" }],
    [
      "this treatment waits for co-signature by an oncologist",
      { treatmentState: "awaiting-cosignature", cosignature: "waits for co-signature by an oncologist" },
    ],
    ["the patient has died", { deceased: true }],
  ] as const)("no, when %s", (words, over) => {
    expect(answerOf(exchange(over))).toEqual(["no", `No: ${words}`]);
  });

  it("no, when something became unsafe since the version was signed", () => {
    const alerts = [
      { ruleId: "plex-albumin-allergy", title: "Albumin exchange with an albumin allergy", message: "Albumin" },
    ];
    expect(answerOf(exchange({ alerts }))[0]).toBe("no");
  });

  it("not without a test of today: the clotting tests of last week do not count", () => {
    const { answer, open } = mayGive(exchange({}, factsWith(tests, "2026-11-10")));
    expect(answer).not.toBe("yes");
    expect(open.length).toBeGreaterThan(0);
  });

  it("not yet, when its day has not come", () => {
    const coming = exchange({ day: day("2026-11-27") }, factsWith(tests, "2026-11-25"));
    expect(mayGive(coming).answer).not.toBe("yes");
  });

  it("shows every value that the rules ask for with its day, and says what is not recorded", () => {
    const { values } = mayGive(exchange({}, factsWith([{ code: "fibrinogen", value: "2.1" }])));
    const shown = new Map(values.map((one) => [one.label, [one.value, one.takenOn]]));
    expect(shown.get("Fibrinogen")).toEqual([formatMeasured("2.1", "g/L"), "2026-11-25"]);
    expect([...shown].find(([label]) => /weight/i.test(label))?.[1]).toEqual(["Not recorded", null]);
  });

  it("a session whose day has passed is never a yes, and stays judged on that day when its course is over", () => {
    const later = day("2027-03-01");
    expect(answerOf(exchange({ today: later }))).toEqual([
      "not-yet",
      `Not yet: it was planned for ${formatDay(today)}. Record what happened, or move it`,
    ]);
    expect(mayGive(exchange({ today: later })).open).toEqual([]);
    const bare = mayGive(exchange({ today: later }, factsWith([])));
    expect(bare.open.map((check) => check.id)).toContain("plex-coagulation-baseline");
    const afterwards = mayGive(exchange({ today: later }, factsWith(tests, "2026-11-26")));
    expect(afterwards.open.map((check) => check.id)).toContain("plex-coagulation-baseline");
  });

  it("asks for a missing test once, and for what only another fact would tell", () => {
    const without = (code: string) => mayGive(exchange({}, factsWith(tests.filter((one) => one.code !== code))));
    expect(without("fibrinogen").open.map((check) => check.id)).not.toContain("plex-fibrinogen-low");
    expect(without("systolic-bp")).toMatchObject({
      answer: "not-yet",
      open: [{ id: "plex-haemodynamics", state: "missing", detail: expect.stringContaining("blood pressure") }],
    });
    expect(without("weight")).toMatchObject({ answer: "not-yet", open: [{ id: "weight", state: "missing" }] });
  });

  it("judges the day on which the session really is, not the one first planned", () => {
    const moved = exchange({ day: day("2026-12-20"), today: day("2026-12-20") }, factsWith(tests, "2026-12-20"));
    const sessions = new Map([[treatment.treatmentId, [[day("2026-12-20")]]]]);
    expect(answerOf({ ...moved, source: { ...moved.source, sessions } })[0]).toBe("yes");
  });
});

describe("may I give a cycle of chemotherapy?", () => {
  const regimen = aRegimen();
  const counts = [
    { code: "neutrophils", value: "2.4" },
    { code: "platelets", value: "180" },
    { code: "weight", value: "68.4" },
  ];
  const cycle = (values: typeof counts, answers: Record<string, string> = { "childbearing-potential": "no" }) => {
    const facts = someFacts({
      observations: values.map((one) => ({ ...one, on: regimen.start })),
      reviewed: ["conditions", "allergies", "home-medicines"],
      answers,
    });
    const source = { ...exchange().source, treatments: [regimen], current: [regimen], facts, sessions: new Map() };
    return mayGive(exchange({ treatment: regimen, day: regimen.start, today: regimen.start, source }));
  };

  it("yes, with both counts, the weight and the answer about pregnancy", () => {
    expect(cycle(counts)).toMatchObject({ answer: "yes", open: [] });
  });

  it.each([
    ["neutrophils", "chemo-counts-low"],
    ["platelets", "chemo-counts-low"],
    ["weight", "weight"],
  ])("cannot tell without %s", (code, id) => {
    const { answer, open } = cycle(counts.filter((one) => one.code !== code));
    expect(answer).toBe("not-yet");
    expect(open).toMatchObject([{ id, state: "missing", detail: expect.stringContaining(code) }]);
  });

  it("cannot tell while nobody said whether the patient can become pregnant", () => {
    expect(cycle(counts, {})).toMatchObject({ answer: "not-yet", open: [{ id: "pregnancy-test-missing" }] });
  });

  it("no with a low count, whatever else is missing", () => {
    expect(cycle([{ code: "platelets", value: "40" }]).answer).toBe("no");
  });
});

describe("the order of one session", () => {
  const orderOf = (t: Parameters<typeof sessionDose>[0], n: number) => {
    const [order] = courseOrders(t);
    return order ? sessionDose(t, order, n) : null;
  };

  it("an infusion names the grams of its own day, in whole vials", () => {
    expect(orderOf(anIvig(), 1)).toMatchObject({ grams: "25" });
    expect(orderOf(anIvig(), 5)).toMatchObject({ grams: "30" });
    expect(orderOf(anIvig(), 5)?.order).toMatch(/^30\sg today, of 135\sg over 5 days, intravenous$/);
  });

  it("a day of a cycle names the drugs given on it, and the sum of each", () => {
    expect(orderOf(aRegimen(), 1)?.order).toMatch(/carboplatin.*; etoposide/i);
    expect(orderOf(aRegimen(), 5)?.order).toMatch(/^etoposide/i);
    expect(orderOf(aRegimen(), 5)?.workings).toHaveLength(1);
  });

  it("an exchange names volume, fluid, access and anticoagulant", () => {
    expect(orderOf(aPlasmaExchange(), 2)?.order).toMatch(
      /^1\splasma\svolume.* replaced with 5%\salbumin, through\s.*, citrate/i,
    );
  });
});
