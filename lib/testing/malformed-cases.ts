// Case files that must be refused, each with the path that the reason must name.
import c01 from "./cases/C01.json";

type Json = Record<string, unknown>;
interface Changeable {
  patient: Json;
  function: Json;
  diagnosis: Json;
  labs: Json;
  plan: Json[];
  [key: string]: unknown;
}

export interface MalformedCase {
  readonly name: string;
  readonly path: string;
  readonly json: unknown;
}

function broken(name: string, path: string, change: (facts: Changeable) => void): MalformedCase {
  const facts = structuredClone(c01.facts) as unknown as Changeable;
  change(facts);
  return { name, path, json: { ...c01, facts } };
}

const row = (name: string, path: string, fields: Json) =>
  broken(name, `facts.plan[1]${path}`, (facts) => {
    facts.plan[1] = { item: "prednisone", ...fields };
  });

const steps = (...segments: readonly (readonly [number, number, number])[]) =>
  segments.map(([fromDay, toDay, mgPerDay]) => ({ fromDay, toDay, mgPerDay }));

const rows: readonly MalformedCase[] = [
  row("an unknown drug", ".item", { item: "predniso" }),
  row("a drug class instead of a drug", ".item", { item: "@thiopurine" }),
  row("no item", ".item", { item: undefined }),
  row("an item that is a number", ".item", { item: 7 }),
  row("an unknown unit", ".doseUnit", { doseValue: 60, doseUnit: "mg/furlong" }),
  row("grams", ".doseUnit", { doseValue: 1, doseUnit: "g" }),
  row("a dose without a unit", ".doseUnit", { doseValue: 60 }),
  row("a negative dose", ".doseValue", { doseValue: -10, doseUnit: "mg" }),
  row("a dose of zero", ".doseValue", { doseValue: 0, doseUnit: "mg" }),
  row("a dose of 1e308", ".doseValue", { doseValue: 1e308, doseUnit: "mg" }),
  row("a dose that overflows", ".doseValue", { doseValue: Number.POSITIVE_INFINITY, doseUnit: "mg" }),
  row("a dose that is not a number", ".doseValue", { doseValue: Number.NaN, doseUnit: "mg" }),
  row("a dose in quotation marks", ".doseValue", { doseValue: "60", doseUnit: "mg" }),
  row("a course of zero g/kg", ".doseGPerKgTotal", { item: "ivig", doseGPerKgTotal: 0 }),
  row("a negative clearance", ".gfrUsed", { item: "carboplatin", auc: 5, gfrUsed: -5 }),
  row("half a dose a day", ".timesPerDay", { timesPerDay: 0.5 }),
  row("zero cycles", ".cycles", { item: "regimen-bep", cycles: 0 }),
  row("half a day", ".startDay", { startDay: 1.5 }),
  row("a day in words", ".startDay", { startDay: "tomorrow" }),
  row("a day beyond 20 years", ".startDay", { startDay: 8000 }),
  row("an end before the start", ".endDay", { startDay: 10, endDay: 9 }),
  row("an end before the first step", ".endDay", { segments: steps([5, 9, 60]), endDay: 2 }),
  row("overlapping steps", ".segments[1]", { segments: steps([0, 14, 60], [14, 28, 40]) }),
  row("a step that ends before it starts", ".segments[0].toDay", { segments: steps([10, 5, 60]) }),
  row("a negative step", ".segments[0].mgPerDay", { segments: steps([0, 5, -60]) }),
  row("a step without its dose", ".segments[0].mgPerDay", { segments: [{ fromDay: 0, toDay: 5 }] }),
  row("a misspelt field of a step", ".segments[0].untilDay", { segments: [{ fromDay: 0, untilDay: 5, mgPerDay: 5 }] }),
  row("a day twice", ".days[2]", { days: [0, 2, 0] }),
  row("no days at all", ".days", { days: [] }),
  row("days and session days", ".sessionDays", { item: "plasma-exchange", days: [0], sessionDays: [2] }),
  row("a day that is a fraction", ".sessionDays[1]", { item: "plasma-exchange", sessionDays: [0, 2.5] }),
  row("an unknown route", ".route", { route: "osmosis" }),
  row("an unknown form", ".form", { form: "delayed-release" }),
  row("an unknown action", ".action", { action: "pause" }),
  row("an unknown flag", ".premedicated", { premedicated: true }),
  row("a flag that is no yes or no", ".mesna", { item: "cyclophosphamide", mesna: "yes" }),
  row("an unknown access", ".access", { item: "plasma-exchange", access: "femur" }),
  row("a misspelt field", ".doseUnits", { doseUnits: "mg" }),
];

const facts: readonly MalformedCase[] = [
  broken("a row that is no object", "facts.plan[1]", (f) => {
    f.plan = [f.plan[0] ?? {}, "prednisone" as unknown as Json];
  }),
  broken("a plan that is no list", "facts.plan", (f) => {
    f.plan = {} as Json[];
  }),
  broken("no plan", "facts.plan", (f) => {
    f.plan = undefined as unknown as Json[];
  }),
  broken("too many rows", "facts.plan", (f) => {
    f.plan = Array.from({ length: 2001 }, () => ({ item: "prednisone" }));
  }),
  broken("a negative weight", "facts.patient.weightKg", (f) => {
    f.patient.weightKg = -83;
  }),
  broken("a weight of zero", "facts.patient.weightKg", (f) => {
    f.patient.weightKg = 0;
  }),
  broken("a height in metres", "facts.patient.heightCm", (f) => {
    f.patient.heightCm = 1.76;
  }),
  broken("yes for true", "facts.patient.pregnant", (f) => {
    f.patient.pregnant = "yes";
  }),
  broken("an unknown sex", "facts.patient.sexAtBirth", (f) => {
    f.patient.sexAtBirth = "F";
  }),
  broken("a misspelt fact", "facts.patient.weigthKg", (f) => {
    f.patient.weigthKg = 83;
  }),
  broken("an unknown swallow", "facts.function.swallow", (f) => {
    f.function.swallow = "bad";
  }),
  broken("an unknown syndrome", "facts.diagnosis.syndrome", (f) => {
    f.diagnosis.syndrome = "lams";
  }),
  broken("an unknown antibody", "facts.diagnosis.antibodies[0]", (f) => {
    f.diagnosis.antibodies = ["vgcc-pq"];
  }),
  broken("an unknown cancer", "facts.diagnosis.cancer", (f) => {
    f.diagnosis.cancer = "sclc";
  }),
  broken("an unknown cancer status", "facts.diagnosis.cancerStatus", (f) => {
    f.diagnosis.cancerStatus = "certain";
  }),
  broken("an unknown condition", "facts.conditions[0]", (f) => {
    f.conditions = ["epilepsie"];
  }),
  broken("a list that is text", "facts.homeMedications", (f) => {
    f.homeMedications = "metoprolol";
  }),
  broken("an unknown laboratory value", "facts.labs.creatinin", (f) => {
    f.labs.creatinin = { value: 1, day: -1 };
  }),
  broken("a laboratory value in the future", "facts.labs.sodium.day", (f) => {
    f.labs.sodium = { value: 139, day: 1 };
  }),
  broken("a laboratory value without a day", "facts.labs.sodium.day", (f) => {
    f.labs.sodium = { value: 139 };
  }),
  broken("a laboratory value without a value", "facts.labs.sodium.value", (f) => {
    f.labs.sodium = { day: -1 };
  }),
  broken("a laboratory unit nobody can convert", "facts.labs.sodium.unit", (f) => {
    f.labs.sodium = { value: 139, day: -1, unit: "mg/dL" };
  }),
  broken("a creatinine in umol/L without its unit", "facts.labs.creatinine.value", (f) => {
    f.labs.creatinine = { value: 133, day: -1 };
  }),
  broken("a result that is no word of the test", "facts.labs.hbsag.value", (f) => {
    f.labs.hbsag = { value: "indeterminate", day: -1 };
  }),
  broken("an unknown section", "facts.medications", (f) => {
    f.medications = [];
  }),
  broken("half a day of check", "facts.asOfDay", (f) => {
    f.asOfDay = 0.5;
  }),
];

const wrappers: readonly MalformedCase[] = [
  { name: "a list of cases", path: "the file", json: [c01] },
  { name: "facts that are null", path: "facts", json: { facts: null } },
  { name: "a misspelt day of check", path: "asOfDays", json: { ...c01, asOfDays: 30 } },
  { name: "a fact beside the facts", path: "labs", json: { ...c01, labs: {} } },
  { name: "two days of check", path: "asOfDay", json: { ...c01, asOfDay: 30, facts: { ...c01.facts, asOfDay: 31 } } },
  { name: "facts alone with a mistake", path: "plan[0].item", json: { ...c01.facts, plan: [{ item: "unobtainium" }] } },
];

export const malformedCases: readonly MalformedCase[] = [...rows, ...facts, ...wrappers];
