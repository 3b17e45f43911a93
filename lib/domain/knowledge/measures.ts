// Outcome measures: ranges, which direction is better, and what difference matters.
import rows from "./data/measures.json";
import type { SourceReference } from "./source";

export type MeasureDomain = "neurology" | "oncology" | "physical-therapy" | "speech-therapy" | "generic";

export interface Measure {
  readonly id: string;
  readonly name: string;
  readonly domain: MeasureDomain;
  readonly range: { readonly min: number; readonly max: number; readonly unit: string };
  readonly improvement: "lower" | "higher" | "context";
  /** The smallest difference that matters to a patient, in the unit of the range; null when not known. */
  readonly mcid: { readonly value: number; readonly note?: string } | null;
  readonly loinc: string | null;
  /** Whether item text may be shown; a score alone is stored in any case. */
  readonly licensing: string;
  readonly ratedBy: string;
  readonly notes: string;
  readonly sources: readonly SourceReference[];
}

export const measures: readonly Measure[] = rows as unknown as readonly Measure[];

const byId = new Map(measures.map((measure) => [measure.id, measure]));

/** The outcome measure with this id, or null. */
export function measureById(id: string): Measure | null {
  return byId.get(id) ?? null;
}
