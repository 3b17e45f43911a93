// What a therapist gets to see of a patient: the question and what matters for it, computed from the signed plan.
import { type AgentGroup, agentLabels } from "../knowledge/agent-labels";
import { counted, visitFrequencyLabels } from "../plan/labels";
import type { Treatment, TreatmentOf } from "../plan/treatment";
import { stateOf } from "../plan/treatment-states";
import { ivigSessions, regimenCycles } from "../schedule/sessions";
import { type Day, formatDay } from "../shared/day";
import { describeWithoutReasons } from "../version/describe";
import type { TreatmentChange } from "../version/diff";
import { treatmentText } from "../version/treatment-text";
import { bestTimes, type InfusionDays } from "./best-time";
import {
  type Precaution,
  type PrecautionTopic,
  precautionTopics,
  type ReferralBrief,
  referralBriefSchema,
  type Verdict,
} from "./brief-schema";
import { type BriefConditions, type BriefObservation, precautionsOf } from "./precautions";

export interface BriefInput {
  readonly patient: ReferralBrief["patient"];
  readonly referral: TreatmentOf<"pt-referral"> | TreatmentOf<"slp-referral">;
  readonly contact: ReferralBrief["contact"];
  readonly planVersion: number;
  /** All treatments of the signed version; what is not relevant for therapy is left out here. */
  readonly treatments: readonly Treatment[];
  readonly observations: readonly BriefObservation[];
  readonly conditions: BriefConditions;
  /** Where the exchanges really are; null or left out while no session of one was planned. */
  readonly exchangeDays?: readonly Day[] | null;
  /** Where infusions of immune globulin and chemotherapy really are, by treatment; none where no session was planned. */
  readonly infusionDays?: ReadonlyMap<string, readonly Day[]>;
  /** Changes since the therapist last looked; empty at the first look. */
  readonly changesSince: readonly TreatmentChange[];
  readonly today: Day;
}

const groupOf = new Map<string, AgentGroup>(agentLabels.map((label) => [label.id, label.group]));

const sedating = new Set(["clonazepam", "diazepam", "baclofen"]);

/** Why a treatment matters to a therapist, in plain words; null when it does not and stays out of the brief. */
function meaningOf(t: Treatment): string | null {
  switch (t.kind) {
    case "steroid":
      return "Steroid against the immune attack; can weaken thigh and shoulder muscles";
    case "regimen":
      return "Chemotherapy; expect tiredness, and a risk of infection and bleeding";
    case "checkpoint-inhibitor":
      return "Cancer immunotherapy; report new weakness at once";
    case "surgery":
      return "Operation; follow the surgeon's limits on load and movement";
    case "radiotherapy":
      return "Radiotherapy; expect tiredness and tender skin in the field";
    case "plasma-exchange":
      return "Plasma exchange; blood pressure may be low afterwards";
    case "ivig":
      return "Immune globulin infusions; headache and tiredness on infusion days";
    case "drug":
      return meaningOfDrug(t);
    default:
      return null;
  }
}

function meaningOfDrug(t: TreatmentOf<"drug">): string | null {
  if (t.agent && sedating.has(t.agent)) return "Against cramps or stiffness; can cause drowsiness and unsteadiness";
  const group = t.agent ? groupOf.get(t.agent) : undefined;
  if (group === "neuromuscular-transmission") return "Helps nerves reach the muscles; strength follows the dose";
  if (group === "anti-seizure") return "Against seizures; can cause dizziness and double vision";
  if (group === "immunosuppressant") return "Against the immune attack; infection risk";
  return null;
}

function visitsOf(referral: BriefInput["referral"]): string {
  const often = visitFrequencyLabels[referral.visitFrequency];
  return referral.sessionsRequested ? `${counted(referral.sessionsRequested, "visit")}, ${often}` : often;
}

/** The brief of a referral, validated against its closed list of fields; throws when a field does not fit it. */
export function buildReferralBrief(input: BriefInput): ReferralBrief {
  const { referral, patient, contact } = input;
  const active = input.treatments.filter((t) => stateOf(t) === "active" && (!t.end || t.end >= input.today));
  const relevant = active.flatMap((t) => {
    const meaning = meaningOf(t);
    return meaning ? [{ name: t.name, text: treatmentText(t).plain, meaning }] : [];
  });
  const changes = input.changesSince.filter((c) => {
    const either = c.to ?? c.from;
    return (
      c.status !== "unchanged" &&
      (c.treatmentId === referral.treatmentId || (either !== null && meaningOf(either) !== null))
    );
  });
  return referralBriefSchema.parse({
    schema: "brief/1",
    patient,
    discipline: referral.kind === "pt-referral" ? "physical" : "speech",
    question: referral.question,
    goals: referral.goals,
    urgency: referral.urgency,
    visits: visitsOf(referral),
    visitsAuthorised: referral.sessionsRequested,
    reviewOn: referral.reviewOn,
    swallow: swallowOf(input.observations),
    contact,
    planVersion: input.planVersion,
    writtenFor: input.today,
    precautions: precautionsOf({
      observations: input.observations,
      conditions: input.conditions,
      treatments: active,
      exchangeDays: input.exchangeDays,
    }),
    treatments: relevant,
    bestTime: [],
    bestTimes: bestTimes(active, infusionsOf(active, input)),
    changes: changes.map(describeWithoutReasons).filter((sentence) => sentence !== null),
  });
}

/** The infusion days as they stand, or as ordered while no session of them was planned. */
function infusionsOf(active: readonly Treatment[], { infusionDays, today }: BriefInput): InfusionDays[] {
  return active.flatMap((t) => {
    if (t.kind !== "ivig" && t.kind !== "regimen") return [];
    const ordered = () =>
      t.kind === "ivig" ? t.courses.flatMap((course) => ivigSessions(course)) : regimenCycles(t).flatMap((c) => c.days);
    const days = [...new Set(infusionDays?.get(t.treatmentId) ?? ordered())].sort();
    return [{ name: t.name, days: days.filter((day) => day >= today).slice(0, 120) }];
  });
}

function swallowOf(observations: BriefInput["observations"]): ReferralBrief["swallow"] {
  const [newest] = observations.filter((o) => o.code === "swallow").sort((a, b) => (a.takenOn < b.takenOn ? 1 : -1));
  return newest ? { value: newest.value, on: newest.takenOn } : null;
}

const quiet: Partial<Record<PrecautionTopic, string>> = {
  exchange: "No plasma exchange planned on this day",
  steroid: "No high-dose steroid on this day",
};
const gravity: Record<Verdict, number> = { go: 0, caution: 1, "cannot-tell": 2, "no-go": 3 };

function onDay(p: Precaution, day: Day): Precaution {
  if (!p.validTo || day <= p.validTo) return p;
  return { ...p, verdict: "cannot-tell", text: `Cannot tell: too old on ${formatDay(day)}. Last known: ${p.text}` };
}

/** The judgements that hold on a day, one topic after the other; a fact too old by then is "cannot tell". */
export function precautionsOn(brief: Pick<ReferralBrief, "precautions">, day: Day): Precaution[] {
  return precautionTopics.flatMap((topic) => {
    const held = brief.precautions
      .filter((p) => p.topic === topic && (!p.from || p.from <= day) && (!p.until || p.until >= day))
      .map((p) => onDay(p, day));
    const text = quiet[topic];
    return held.length === 0 && text
      ? [{ topic, verdict: "go", text, from: day, until: day, validTo: null } satisfies Precaution]
      : held;
  });
}

/** The one answer for a day: the gravest of its judgements; a missing fact weighs more than a caution. */
export function verdictOn(brief: Pick<ReferralBrief, "precautions">, day: Day): Verdict {
  return precautionsOn(brief, day).reduce<Verdict>(
    (worst, p) => (gravity[p.verdict] > gravity[worst] ? p.verdict : worst),
    "go",
  );
}
