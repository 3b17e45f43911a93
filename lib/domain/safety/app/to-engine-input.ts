// The one adapter from the app to the safety engine: a plan, the facts about its patient, and the day, in the engine's words.
import { refusalsOf } from "../../consent/refusals";
import type { DraftTreatment } from "../../plan/draft-treatment";
import type { Treatment } from "../../plan/treatment";
import { type Day, daysBetween, isDay } from "../../shared/day";
import type { EngineInput } from "../engine-input";
import { withCumulative } from "./cumulative";
import { answeredFacts, diagnosisFacts, type JudgedDiagnosis, jurisdictionOf, personFacts } from "./known-patient";
import { allergyList, conditionList, homeMedicineList } from "./list-facts";
import { type LiveDays, withLiveDays } from "./live-days";
import { measuredFacts, stated } from "./measured-facts";
import { isActive, planRows } from "./rows/plan-rows";
import type { StoredFacts } from "./stored-facts";

/** A plan as the app knows it. */
export interface PlanSource {
  /** The treatments of the draft or version, without removed ones; half-typed ones are judged as far as they go. */
  readonly treatments: readonly DraftTreatment[];
  /** The treatments of the current version; null before version 1. */
  readonly current: readonly Treatment[] | null;
  readonly facts: StoredFacts;
  readonly diagnosis: JudgedDiagnosis;
  readonly jurisdiction: string;
  /** Today at the patient's site: day 0 of the engine. */
  readonly asOf: Day;
  /** The day on which the plan is reviewed (`plannedReview`), or null. */
  readonly reviewOn: Day | null;
  /** Where the sessions of the signed plan really are; left out for a draft, which is judged as it is written. */
  readonly sessions?: LiveDays | undefined;
}

/** The first review of a plan on a day or later: of the treatments that are neither stopped nor over; null when none is planned. */
export function plannedReview(
  treatments: readonly Pick<DraftTreatment, "action" | "reviewOn">[],
  asOf: Day,
): Day | null {
  const days = treatments.flatMap(({ action, reviewOn }) =>
    action !== "stop" && isDay(reviewOn) && reviewOn >= asOf ? [reviewOn] : [],
  );
  return days.sort()[0] ?? null;
}

/** What the current version stopped is left out of the next draft, but what was given still counts for spacing. */
function judged({ treatments, current }: PlanSource): readonly DraftTreatment[] {
  const here = new Set(treatments.map((t) => t.treatmentId));
  const stopped = (current ?? []).filter((t) => t.action === "stop" && !here.has(t.treatmentId));
  return [...treatments, ...(stopped as readonly DraftTreatment[])];
}

/** Carbamazepine that the signed plan has given for three months is tolerated; otherwise nobody has said so. */
function toleratesCarbamazepine({ current, asOf }: PlanSource): true | undefined {
  const running = (current ?? []).some(
    (t) =>
      t.agent === "carbamazepine" &&
      (t.action === "continue" || t.action === "change") &&
      daysBetween(t.start, asOf) >= 91,
  );
  return running || undefined;
}

/**
 * A plan, its patient and the day as the engine wants them. Day 0 is `asOf`; a draft row without a start begins then.
 * A fact that is not recorded, or too old, is left out and thereby not known.
 */
export function toEngineInput(source: PlanSource): EngineInput {
  const { facts, asOf, reviewOn } = source;
  const treatments = judged(source);
  const active = new Set(treatments.flatMap((t) => (isActive(t, asOf) && t.agent ? [t.agent] : [])));
  const ended = treatments.flatMap((t) =>
    typeof t.agent === "string" && (t.action === "stop" || !isActive(t, asOf)) && !active.has(t.agent) ? [t.agent] : [],
  );
  const home = homeMedicineList(facts, ended);
  const allergies = allergyList(facts);
  const conditions = conditionList(
    facts,
    refusalsOf(facts.consents).bloodProductsRefused ? ["blood-products-refused"] : [],
  );
  const measured = measuredFacts(facts, asOf);
  const answered = answeredFacts(facts, asOf);
  return {
    patient: {
      ...personFacts(facts.patient, asOf),
      ...measured.patient,
      ...answered.answers,
      ...stated({ carbamazepineTolerated3Months: toleratesCarbamazepine(source) }),
      jurisdiction: jurisdictionOf(source.jurisdiction),
    },
    function: measured.function,
    diagnosis: diagnosisFacts(source.diagnosis),
    conditions,
    allergies: allergies.list,
    homeMedications: home.list,
    unmappedMedicines: home.unmapped,
    unmappedAllergies: allergies.unmapped,
    labs: measured.labs,
    plan: withCumulative(withLiveDays(planRows(treatments, asOf), source.sessions, asOf), conditions),
    asOfDay: 0,
    ...(reviewOn ? { reviewDay: daysBetween(asOf, reviewOn) } : {}),
    stale: { ...measured.stale, ...answered.stale },
  };
}
