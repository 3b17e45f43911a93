// What an import offers a person to confirm. Plain data; nothing in it has been written anywhere.

import type { ObservationGroup } from "@/lib/domain/knowledge/labs";
import type { SentAmount } from "./amount";
import type { CodedText, ImportCode } from "./coded-text";
import type { RecordedTime } from "./fhir-time";
import type { ProposedMedicine } from "./medicine";
import type { ProposedPatient } from "./patient";

/** Where a fact comes from: its entry in the bundle and its path for a person to look up. */
export type ImportSource = { readonly entry: number; readonly path: string };

/** A catalogue id found by ingredient name, for a person to confirm; none means it could not be mapped. */
export type ProposedMapping = { readonly state: "proposed"; readonly agentId: string } | { readonly state: "none" };

export type ProposedCondition = ImportSource &
  CodedText & {
    readonly snomed: string | null;
    readonly clinicalStatus: "active" | "recurrence" | "relapse" | "inactive" | "remission" | "resolved" | null;
    readonly verification: "unconfirmed" | "provisional" | "differential" | "confirmed" | null;
    readonly onset: RecordedTime | null;
    readonly onsetText: string | null;
    readonly ended: RecordedTime | null;
    readonly recorded: RecordedTime | null;
  };

export type ProposedAllergy = ImportSource &
  CodedText & {
    readonly clinicalStatus: "active" | "inactive" | "resolved" | null;
    readonly verification: "unconfirmed" | "presumed" | "confirmed" | null;
    readonly categories: readonly string[];
    readonly criticality: "low" | "high" | "unable-to-assess" | null;
    readonly reactions: readonly { readonly text: string; readonly severity: "mild" | "moderate" | "severe" | null }[];
    readonly recorded: RecordedTime | null;
    readonly mapping: ProposedMapping;
  };

export type ObservedValue =
  | ({ readonly kind: "quantity" } & SentAmount)
  | { readonly kind: "text"; readonly text: string; readonly codes: readonly ImportCode[] };

export type ProposedObservation = ImportSource &
  CodedText & {
    readonly vocabularyId: string | null;
    readonly group: ObservationGroup | "other";
    readonly loinc: string | null;
    readonly value: ObservedValue;
    readonly at: RecordedTime;
    readonly status: "preliminary" | "final" | "amended" | "corrected" | "unknown";
  };

export type ProposedVaccination = ImportSource &
  CodedText & {
    readonly cvx: string | null;
    readonly at: RecordedTime | null;
    readonly atText: string | null;
    readonly lot: string | null;
  };

/** A condition that reads like a cancer: shown as a hint, never turned into a diagnosis. */
export type CancerHint = ImportSource & { readonly text: string; readonly clinicalStatus: string | null };

/** found = taken + notTaken + duplicate + rejected. */
export type TypeCount = {
  readonly resourceType: string;
  readonly found: number;
  readonly taken: number;
  readonly notTaken: number;
  readonly duplicate: number;
  readonly rejected: number;
};

export type RejectedRow = { readonly path: string; readonly resourceType: string; readonly reason: string };

export type DuplicateRow = { readonly path: string; readonly resourceType: string; readonly sameAs: string };

export type ImportNote = { readonly path: string; readonly text: string };

export type ImportProposal = {
  readonly patient: ProposedPatient;
  readonly conditions: readonly ProposedCondition[];
  readonly allergies: readonly ProposedAllergy[];
  readonly medicines: readonly ProposedMedicine[];
  readonly observations: readonly ProposedObservation[];
  readonly vaccinations: readonly ProposedVaccination[];
  readonly cancerHints: readonly CancerHint[];
  readonly counts: readonly TypeCount[];
  readonly rejected: readonly RejectedRow[];
  readonly duplicates: readonly DuplicateRow[];
  readonly notes: readonly ImportNote[];
};
