// How a story begins: the chart with its facts and diagnosis, and the treatments at hand for this patient.
import type { Lane } from "@/lib/domain/plan/lanes";
import { type Chart, type DiagnosisStory, diagnose, openChart, type PatientStory } from "../chart";
import { type Answers, ask, type Lists, listFacts, measure, screening, usualValues, type Values } from "../facts";
import type { StaffKey, TeamKey } from "../people";
import { random } from "../random";
import * as care from "../treatments/care";
import * as courses from "../treatments/courses";
import * as drugs from "../treatments/drugs";
import type { World } from "../world";

export interface Beginning {
  readonly lists?: Lists;
  readonly answers?: Answers;
  /** Gatekeeper questions that nobody has asked yet. */
  readonly notAsked?: readonly string[];
  /** Beside the usual values; a text takes the place of the usual one. */
  readonly values?: Values;
  /** False when hepatitis, tuberculosis and IgA were not looked for. */
  readonly screened?: boolean;
  readonly diagnosis: DiagnosisStory;
}

export type Started = { readonly chart: Chart; readonly diagnosisId: string; readonly kit: Kit };

/** Registers, measures, asks and diagnoses on the day of registration. */
export async function begin(world: World, patient: PatientStory, beginning: Beginning): Promise<Started> {
  const chart = await openChart(world, patient);
  const day = patient.since;
  const base = usualValues(chart, random(patient.mrn));
  await measure(chart, day, { ...base, ...(beginning.screened === false ? {} : screening), ...beginning.values });
  await listFacts(chart, day, beginning.lists ?? {});
  await ask(chart, day, { ...listedConditions(beginning.lists), ...beginning.answers }, beginning.notAsked);
  const diagnosisId = await diagnose(chart, day, beginning.diagnosis);
  return { chart, diagnosisId, kit: kitFor(chart) };
}

/** A condition on the list and the question that asks for it say the same. */
function listedConditions(lists: Lists | undefined): Answers {
  return Object.fromEntries((lists?.conditions ?? []).flatMap(([code]) => (code ? [[code, "yes" as const]] : [])));
}

const atVisits = ["weight", "systolic-bp", "diastolic-bp", "haemoglobin", "platelets", "neutrophils", "creatinine"];

/** A later visit: weight, pressure, counts and kidney as usual, as far as the story does not say otherwise. */
export async function visit(chart: Chart, offset: number, values: Values = {}): Promise<void> {
  const usual = usualValues(chart, random(chart.story.mrn * 1000 - offset));
  const again = Object.fromEntries(Object.entries(usual).filter(([code]) => atVisits.includes(code)));
  await measure(chart, offset, { ...again, ...values });
}

type Who = readonly [number, string, string, number, "female" | "male"];
/** Weight in kg, height in cm, creatinine in mg/dL, haematocrit in percent. */
type Size = readonly [string, string, string, string];

/** A patient in one line: number, names, age, sex; team and lead; day of registration; size; who else cares; bed. */
export function who(
  [mrn, family, given, age, sex]: Who,
  team: TeamKey,
  lead: StaffKey,
  since: number,
  [kg, cm, creatinine, haematocrit]: Size,
  others: readonly StaffKey[] = [],
  bed?: string,
): PatientStory {
  const size = { kg, cm, creatinine, haematocrit };
  return { mrn, family, given, age, sex, team, lead, since, others, ...size, ...(bed ? { bed } : {}) };
}

export type Kit = ReturnType<typeof kitFor>;

/** Every kind of treatment, reckoned for one patient. */
export function kitFor({ world, reckon }: Chart) {
  const { clock, people } = world;
  return {
    drug: (lane: Lane, agent: string | null, why: drugs.DrugWhy) => drugs.drug(clock, lane, agent, why),
    reckoned: (agent: string, why: Parameters<typeof drugs.reckonedDrug>[3]) =>
      drugs.reckonedDrug(clock, reckon, agent, why),
    taper: (why: Parameters<typeof drugs.taper>[1]) => drugs.taper(clock, why),
    pulse: (why: Parameters<typeof drugs.pulse>[1]) => drugs.pulse(clock, why),
    exchange: (why: Parameters<typeof courses.exchange>[2]) => courses.exchange(clock, reckon, why),
    ivig: (why: Parameters<typeof courses.ivig>[2]) => courses.ivig(clock, reckon, why),
    regimen: (agent: string, why: Parameters<typeof courses.regimen>[3]) => courses.regimen(clock, reckon, agent, why),
    surgery: (agent: string, why: Parameters<typeof courses.surgery>[2]) => courses.surgery(clock, agent, why),
    radiotherapy: (agent: string, why: Parameters<typeof courses.radiotherapy>[2]) =>
      courses.radiotherapy(clock, agent, why),
    checkpoint: (agent: string, why: Parameters<typeof courses.checkpointInhibitor>[2]) =>
      courses.checkpointInhibitor(clock, agent, why),
    physical: (why: Parameters<typeof care.physical>[1]) => care.physical(clock, why),
    speech: (why: Parameters<typeof care.speech>[1]) => care.speech(clock, why),
    vaccine: (id: string, why: Parameters<typeof care.vaccine>[2]) => care.vaccine(clock, id, why),
    monitoring: (lane: Lane, why: Parameters<typeof care.monitoring>[2]) => care.monitoring(clock, lane, why),
    procedure: (lane: Lane, agent: string | null, why: Parameters<typeof care.procedure>[3]) =>
      care.procedure(clock, lane, agent, why),
    person: (key: StaffKey) => ({ person: people.actors[key].id }),
    pool: (key: TeamKey) => ({ pool: people.teams[key] }),
  };
}
