import { beforeAll, beforeEach, expect, test } from "vitest";
import { addDays } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { recordObservation } from "@/lib/features/patient/commands/record-observation";
import { recordScoreInput } from "@/lib/features/patient/input/facts";
import { execute } from "@/lib/platform/command";
import { aDrug } from "@/lib/testing/builders";
import { aChart, anObservation, type Chart } from "@/lib/testing/charts";
import { auditOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { outcomesForChart } from "./queries";

let clinic: Clinic;
let chart: Chart;
const today = dayInZone(new Date().toISOString(), "Europe/Berlin");
beforeAll(async () => {
  clinic = await aClinic();
});
beforeEach(async () => {
  chart = await aChart(clinic);
});

const typed = (changes: Record<string, unknown> = {}) =>
  recordScoreInput.safeParse({
    patientId: chart.patientId,
    code: "mrs",
    value: "3",
    unit: "{score}",
    takenOn: today,
    takenTime: "",
    source: "outcome measure",
    rater: clinic.neurologist.name,
    note: "Walks with a stick",
    replaces: null,
    ...changes,
  });

async function entered(changes: Record<string, unknown> = {}) {
  return await execute(recordObservation, clinic.neurologist, typedInput(changes));
}

function typedInput(changes: Record<string, unknown> = {}) {
  const read = typed(changes);
  if (!read.success) throw new Error(read.error.message);
  return read.data;
}

test("a score entered is read back with day, rater and note, and both are in the audit", async () => {
  expect((await entered()).ok).toBe(true);
  const view = await outcomesForChart(clinic.neurologist, chart.patientId);
  expect(view?.scores.get("mrs")).toMatchObject([
    { value: "3", takenOn: today, rater: clinic.neurologist.name, note: "Walks with a stick", errorReason: null },
  ]);
  expect(await auditOf(chart.patientId)).toEqual(["observation.recorded done", "patient.read done"]);
});

test.each([
  ["outside its range", { value: "7" }, "value", /outside 0 to 6/],
  ["between two categories", { value: "2.5" }, "value", /whole number/],
  ["of a day to come", { takenOn: addDays(today, 2) }, "takenOn", /future/],
  ["of a day before the birth", { takenOn: "1960-01-01" }, "takenOn", /before the patient was born/i],
  ["that is no number", { value: "three" }, "value", /plain number/],
])("a score %s is refused beside the field and not kept", async (_, changes, field, words) => {
  const answer = await entered(changes);
  expect(answer).toMatchObject({
    ok: false,
    code: "not-recordable",
    fields: { [field]: expect.stringMatching(words) },
  });
  expect((await outcomesForChart(clinic.neurologist, chart.patientId))?.scores.size).toBe(0);
});

test("a score without a rater does not come through the door", () => {
  const read = typed({ rater: " " });
  expect(read.success ? null : read.error.issues.map((issue) => issue.path.join("."))).toEqual(["rater"]);
});

test("scores come oldest first, those in error marked; what no measure keeps is left out", async () => {
  await anObservation(chart, "mg-adl", "11", "{score}", { taken_on: "2026-10-12" });
  await anObservation(chart, "mg-adl", "8", "{score}", { taken_on: "2026-09-01" });
  const wrong = {
    errored_at: "2026-11-01T09:00:00Z",
    errored_by: clinic.neurologist.id,
    error_reason: "Other patient",
  };
  await anObservation(chart, "mg-adl", "24", "{score}", { taken_on: "2026-09-15", ...wrong });
  await anObservation(chart, "platelets", "200", "10*9/L");
  await anObservation(chart, "weight", "70", "kg");
  const view = await outcomesForChart(clinic.neurologist, chart.patientId);
  expect([...(view?.scores.keys() ?? [])].sort()).toEqual(["mg-adl", "weight"]);
  expect(view?.scores.get("mg-adl")?.map((score) => [score.value, score.errorReason])).toEqual([
    ["8", null],
    ["24", "Other patient"],
    ["11", null],
  ]);
});

test("starts are those of signed treatments that began: not of tomorrow, not supportive, not stopped before their first day", async () => {
  const { planId } = await aPlanRow(chart);
  const begun = withOwnId(aDrug({ name: "Begun", start: addDays(today, -30) }));
  const coming = withOwnId(aDrug({ name: "Coming", start: addDays(today, 1), reviewOn: addDays(today, 90) }));
  const never = withOwnId(aDrug({ name: "Never", start: addDays(today, -5), reviewOn: addDays(today, 90) }));
  const helps = withOwnId(aDrug({ name: "Pantoprazole", purpose: "supportive", start: addDays(today, -30) }));
  await aSignedVersion(chart, planId, 1, [begun, coming, never, helps]);
  const stop = { action: "stop", actionFrom: addDays(today, -9), end: addDays(today, -9), changeReason: "No" } as const;
  await aSignedVersion(chart, planId, 2, [begun, coming, { ...never, ...stop }]);
  const view = await outcomesForChart(clinic.neurologist, chart.patientId);
  expect(view?.starts).toMatchObject([{ name: "Begun", lane: begun.lane, start: addDays(today, -30) }]);
});

test("colleagues of the care team are offered as raters, oneself is not", async () => {
  const view = await outcomesForChart(clinic.neurologist, chart.patientId);
  expect(view?.raters).toEqual([clinic.oncologist.name]);
});

test("a therapist, a foreign neurologist and an administrator find no outcomes", async () => {
  await entered();
  for (const who of [clinic.physicalTherapist, clinic.foreignNeurologist, clinic.administrator]) {
    expect(await outcomesForChart(who, chart.patientId)).toBeNull();
  }
  expect(await execute(recordObservation, clinic.physicalTherapist, typedInput())).toMatchObject({
    ok: false,
    code: "not-found",
  });
});
