// From a confirmed proposal to the rows of a chart. What was not sent stays empty; nothing is completed here.
import { v7 as uuid } from "uuid";
import type { RecordedTime } from "@/lib/domain/fhir/fhir-time";
import type { ProposedMedicine } from "@/lib/domain/fhir/medicine";
import type {
  ImportProposal,
  ProposedAllergy,
  ProposedCondition,
  ProposedObservation,
  ProposedVaccination,
} from "@/lib/domain/fhir/proposal";
import { recordedTimeText } from "@/lib/domain/fhir/recorded-time-text";
import { standardValue } from "@/lib/domain/fhir/standard-value";
import { observationKindById } from "@/lib/domain/knowledge/observation-kinds";
import { vaccineByCvx } from "@/lib/domain/knowledge/vaccines";
import { asDay, type Day } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { instantOf } from "@/lib/domain/shared/local-time";
import type { ImportedFacts } from "@/lib/features/patient/on-import";

/** What a person confirmed, by index in the proposal, and who and when; the zone is that of the patient's site. */
export type Confirmed = {
  readonly agents: ReadonlyMap<number, string>;
  readonly substances: ReadonlyMap<number, string>;
  readonly by: string;
  readonly at: string;
  readonly zone: string;
};

const asDate = (day: Day) => new Date(`${day}T00:00:00Z`);

export function factRows(proposal: ImportProposal, confirmed: Confirmed): ImportedFacts {
  return {
    observations: proposal.observations.map((observation) => observationRow(observation, confirmed)),
    conditions: proposal.conditions.map(conditionRow),
    allergies: proposal.allergies.map((allergy, at) => allergyRow(allergy, confirmed.substances.get(at))),
    medicines: proposal.medicines.map((medicine, at) => medicineRow(medicine, confirmed.agents.get(at), confirmed)),
    vaccinations: proposal.vaccinations.map(vaccinationRow),
  };
}

function takenAt(at: RecordedTime, zone: string) {
  if (at.instant !== null) {
    const takenOn = asDate(dayInZone(at.instant, zone));
    return { takenAt: new Date(at.instant), takenOn, takenPrecision: "instant" };
  }
  // A time without a zone is a time somewhere unknown: only its day is kept.
  const day = at.day ?? asDay(at.text);
  return { takenAt: new Date(instantOf(day, "00:00", zone)), takenOn: asDate(day), takenPrecision: "day" };
}

function sentValue(observation: ProposedObservation) {
  const { value } = observation;
  const standard = standardValue(observation);
  if (value.kind === "text") {
    // Like a choice entered by hand, a recognised one is kept as the word of the vocabulary.
    const known = standard.ok ? standard.value.value : value.text;
    const note = known === value.text ? null : `Sent as: ${value.text}`;
    return { columns: { valueText: known }, standard, note };
  }
  const bound = value.comparator;
  const columns = bound === null ? { valueNumber: value.value } : { valueText: `${bound} ${value.value}` };
  return { columns: { ...columns, unit: value.unit }, standard, note: null };
}

const STATUS_NOTES: Partial<Record<ProposedObservation["status"], string>> = {
  preliminary: "Preliminary result",
  unknown: "The sender did not say whether this result is final",
};

function observationRow(observation: ProposedObservation, { zone }: Confirmed) {
  const { vocabularyId, text, loinc, at, status } = observation;
  const { columns, standard, note } = sentValue(observation);
  const kind = vocabularyId === null ? null : observationKindById(vocabularyId);
  const number =
    standard.ok && kind?.value === "number"
      ? { standardNumber: standard.value.value, standardUnit: standard.value.unit }
      : {};
  const unused = kind === null || standard.ok ? null : `Not used in checks. ${standard.problem}`;
  const notes = [STATUS_NOTES[status] ?? null, note, unused].filter((part) => part !== null);
  return {
    id: uuid(),
    code: kind?.id ?? null,
    text,
    loinc,
    ...columns,
    ...number,
    ...takenAt(at, zone),
    note: notes.length === 0 ? null : notes.join(". "),
  };
}

const inBrackets = (text: string, ...words: readonly (string | null)[]) => {
  const said = words.filter((word) => word !== null);
  return said.length === 0 ? text : `${text} (${said.join(", ")})`;
};

function conditionRow(condition: ProposedCondition) {
  const { text, snomed, clinicalStatus, verification, onset, onsetText, ended, recorded } = condition;
  // In remission is not gone: it stays active, with the word.
  const isOver =
    clinicalStatus === "resolved" || clinicalStatus === "inactive" || (clinicalStatus === null && ended !== null);
  const doubt = verification === null || verification === "confirmed" ? null : verification;
  const course = clinicalStatus === "remission" ? "in remission" : clinicalStatus === "relapse" ? "relapse" : null;
  const from = onset === null ? onsetText : recordedTimeText(onset);
  const until = ended === null ? null : `until ${recordedTimeText(ended)}`;
  const first = from ?? (recorded === null ? null : `recorded ${recordedTimeText(recorded)}`);
  return {
    id: uuid(),
    text: inBrackets(text, doubt, course),
    snomed,
    onsetText: [first, until].filter((part) => part !== null).join(" ") || null,
    status: isOver ? "resolved" : "active",
  };
}

const SEVERITIES = ["severe", "moderate", "mild"] as const;

function allergyRow(allergy: ProposedAllergy, substance: string | undefined) {
  const { text, reactions, verification, clinicalStatus, criticality } = allergy;
  const doubt = verification === null || verification === "confirmed" ? null : verification;
  // A resolved allergy stays until a person refutes it.
  const course = clinicalStatus === "resolved" || clinicalStatus === "inactive" ? `sent as ${clinicalStatus}` : null;
  const risk = criticality === "high" ? "high risk" : null;
  const severity = SEVERITIES.find((grade) => reactions.some((reaction) => reaction.severity === grade));
  return {
    id: uuid(),
    substance: substance ?? null,
    text: inBrackets(text, doubt, course, risk),
    reaction: reactions.map((reaction) => reaction.text).join("; ") || null,
    severity: severity ?? "not-known",
    status: "active",
  };
}

const MEDICINE_STATUS = { current: "current", stopped: "stopped", "on-hold": "unsure", unknown: "unsure" } as const;

function medicineRow(medicine: ProposedMedicine, agent: string | undefined, { by, at }: Confirmed) {
  const { text, rxnorm, dose, started, ended, state } = medicine;
  const mapped = agent === undefined ? {} : { agent, mappedBy: by, mappedAt: new Date(at) };
  const until = ended === null ? null : `until ${recordedTimeText(ended)}`;
  return {
    id: uuid(),
    ...mapped,
    text: state === "on-hold" ? inBrackets(text, "on hold at the sender") : text,
    rxnorm,
    doseText: dose.state === "not-stated" ? null : dose.summary,
    startedText: [started && recordedTimeText(started), until].filter((part) => part !== null).join(" ") || null,
    status: MEDICINE_STATUS[state],
  };
}

function vaccinationRow({ text, cvx, at, atText, lot }: ProposedVaccination) {
  const inexact = at !== null && at.day === null ? recordedTimeText(at) : atText;
  return {
    id: uuid(),
    vaccine: cvx === null ? null : (vaccineByCvx(cvx)?.id ?? null),
    text: inBrackets(text, inexact, lot === null ? null : `lot ${lot}`),
    cvx,
    givenOn: at === null || at.day === null ? null : asDate(at.day),
    status: "given",
  };
}
