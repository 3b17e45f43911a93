// What a person sees before confirming an import: plain, small, and without the hundreds of single results.

import { matchMedicine } from "@/lib/domain/knowledge/medicine-match";
import { medicineName } from "@/lib/domain/knowledge/other-medicines";
import { formatDay } from "@/lib/domain/shared/day";
import type { CodedText } from "./coded-text";
import type { ProposedMedicine } from "./medicine";
import type { PatientIdentifier } from "./patient";
import type { DuplicateRow, ImportNote, ImportProposal, ProposedMapping, RejectedRow, TypeCount } from "./proposal";
import { recordedTimeText } from "./recorded-time-text";

export type Candidate = { readonly id: string; readonly name: string };

/** One medicine or allergy that a person maps; `at` is its index in the proposal. */
export type MappingChoice = {
  readonly at: number;
  readonly text: string;
  /** Catalogue ids that the text may mean, most likely first; empty when none is known. */
  readonly candidates: readonly Candidate[];
};

/** All lines of one medicine with the same name; `at` is the index of the first. */
export type MedicineChoice = MappingChoice & {
  readonly lines: number;
  readonly current: boolean;
  readonly states: readonly string[];
  readonly doses: readonly string[];
};

export type CreatedCounts = {
  readonly conditions: number;
  readonly allergies: number;
  readonly medicines: number;
  readonly observations: number;
  readonly vaccinations: number;
};

export type ImportPreview = {
  readonly patient: {
    readonly family: string;
    readonly given: string;
    readonly born: string;
    readonly mrn: string | null;
    readonly sexAtBirth: "female" | "male" | null;
    readonly sexRecorded: string | null;
    readonly death: string | null;
  };
  readonly counts: readonly TypeCount[];
  readonly created: CreatedCounts;
  readonly withoutDose: number;
  readonly unknownResults: number;
  readonly rejected: readonly RejectedRow[];
  readonly duplicates: readonly DuplicateRow[];
  readonly notes: readonly ImportNote[];
  readonly cancerHints: readonly ImportNote[];
  readonly medicines: readonly MedicineChoice[];
  readonly allergies: readonly MappingChoice[];
};

const NUMBER = /^[A-Za-z0-9][A-Za-z0-9 ./-]{0,39}$/;

/** The record number when it can be one here (letters, digits, `. / -` and spaces, up to 40), else null: a person enters it. */
export function usableRecordNumber(mrn: PatientIdentifier | null): string | null {
  return mrn !== null && NUMBER.test(mrn.value) ? mrn.value : null;
}

/** Catalogue ids for a text and its codes' words, the proposed one first; none for a mixture that is not catalogued. */
export function candidatesFor(what: CodedText, mapping: ProposedMapping): readonly Candidate[] {
  const texts = [what.text, ...what.codes.flatMap(({ display }) => display ?? [])];
  const matches = texts.map(matchMedicine).filter((parts) => parts.length === 1);
  const found = matches.flatMap((parts) => parts[0]?.candidates ?? []);
  const ids = new Set(mapping.state === "proposed" ? [mapping.agentId, ...found] : found);
  return [...ids].flatMap((id) => {
    const name = medicineName(id);
    return name === null ? [] : { id, name };
  });
}

const STATES = { current: "current", "on-hold": "on hold", stopped: "stopped", unknown: "state not known" } as const;

const sameMedicine = (medicine: ProposedMedicine) => `${medicine.rxnorm ?? ""} ${medicine.text}`;

/** The medicines grouped by name and code; those the patient takes now come first. */
export function medicineChoices(medicines: readonly ProposedMedicine[]): readonly MedicineChoice[] {
  const groups = new Map<string, { at: number; lines: ProposedMedicine[] }>();
  for (const [at, medicine] of medicines.entries()) {
    const key = sameMedicine(medicine);
    const group = groups.get(key) ?? { at, lines: [] };
    group.lines.push(medicine);
    groups.set(key, group);
  }
  const choices = [...groups.values()].flatMap(({ at, lines }) => {
    const [first] = lines;
    if (first === undefined) return [];
    return {
      at,
      text: first.text,
      candidates: candidatesFor(first, first.mapping),
      lines: lines.length,
      current: lines.some(({ state }) => state !== "stopped"),
      states: [...new Set(lines.map(({ state }) => STATES[state]))],
      doses: [...new Set(lines.map(({ dose }) => dose.summary))],
    };
  });
  return choices.sort((a, b) => Number(b.current) - Number(a.current) || a.text.localeCompare(b.text, "en"));
}

/** Which medicines of a proposal carry the name and code of the one at an index. */
export function linesLike(medicines: readonly ProposedMedicine[], at: number): readonly number[] {
  const first = medicines[at];
  if (first === undefined) return [];
  const key = sameMedicine(first);
  return medicines.flatMap((medicine, index) => (sameMedicine(medicine) === key ? index : []));
}

/** The allergies with the catalogue ids that their words may mean. */
export function allergyChoices({ allergies }: ImportProposal): readonly MappingChoice[] {
  return allergies.map((allergy, at) => ({
    at,
    text: allergy.text,
    candidates: candidatesFor(allergy, allergy.mapping),
  }));
}

/** How many rows an import of this proposal creates. */
export function createdCounts(proposal: ImportProposal): CreatedCounts {
  const { conditions, allergies, medicines, observations, vaccinations } = proposal;
  return {
    conditions: conditions.length,
    allergies: allergies.length,
    medicines: medicines.length,
    observations: observations.length,
    vaccinations: vaccinations.length,
  };
}

/** The proposal as shown for confirmation. */
export function previewOf(proposal: ImportProposal): ImportPreview {
  const { patient, medicines, observations } = proposal;
  const died = patient.death.at === null ? "" : ` on ${recordedTimeText(patient.death.at)}`;
  return {
    patient: {
      family: patient.family,
      given: patient.given.join(" "),
      born: formatDay(patient.born),
      mrn: usableRecordNumber(patient.mrn),
      sexAtBirth: patient.sexAtBirth,
      sexRecorded: patient.sexRecorded,
      death: patient.death.state === "dead" ? `Recorded as dead${died}` : null,
    },
    counts: proposal.counts,
    created: createdCounts(proposal),
    withoutDose: medicines.filter(({ dose }) => dose.state !== "stated").length,
    unknownResults: observations.filter(({ vocabularyId }) => vocabularyId === null).length,
    rejected: proposal.rejected,
    duplicates: proposal.duplicates,
    notes: proposal.notes,
    cancerHints: proposal.cancerHints.map(({ path, text }) => ({ path, text })),
    medicines: medicineChoices(medicines),
    allergies: allergyChoices(proposal),
  };
}
