// What recorded consents mean for the safety check.
import type { Decision } from "./words";

/** One consent as stored with the facts of a patient (lib/features/plan/queries/facts.ts, `consents`). */
export interface StoredConsent {
  readonly treatmentId: string;
  readonly kind: string;
  /** Catalogue id, or the words for a treatment outside the catalogue. */
  readonly agent: string;
  readonly decision: Decision;
  readonly decidedOn: string;
  readonly recordedAt: string;
}

export interface Refusals {
  /** True when a treatment with blood products is refused; otherwise consents do not say, and the question asked of the patient does. */
  readonly bloodProductsRefused: boolean | undefined;
  readonly refusedTreatmentIds: readonly string[];
}

const bloodProducts: ReadonlySet<string> = new Set([
  "ivig",
  "plasma-exchange",
  "albumin-5pct",
  "albumin",
  "immune-globulin",
]);

/** Whether a treatment is or needs a product of donated blood (rule blood-products-refused: IVIg, plasma exchange, albumin). */
export function isBloodProduct({ kind, agent }: Pick<StoredConsent, "kind" | "agent">): boolean {
  return bloodProducts.has(kind) || bloodProducts.has(agent);
}

const isLater = (a: StoredConsent, b: StoredConsent) =>
  a.decidedOn === b.decidedOn ? a.recordedAt > b.recordedAt : a.decidedOn > b.decidedOn;

/** The newest decision of each treatment: by the day it was made, then by when it was recorded. */
export function newestByTreatment(consents: readonly StoredConsent[]): readonly StoredConsent[] {
  const newest = new Map<string, StoredConsent>();
  for (const consent of consents) {
    const before = newest.get(consent.treatmentId);
    if (!before || isLater(consent, before)) newest.set(consent.treatmentId, consent);
  }
  return [...newest.values()];
}

/** Which treatments are refused now, and whether that refuses blood products; agreeing to one of them says nothing of the others. */
export function refusalsOf(consents: readonly StoredConsent[]): Refusals {
  const refused = newestByTreatment(consents).filter(({ decision }) => decision === "refused");
  const blood = refused.some(isBloodProduct);
  return {
    bloodProductsRefused: blood ? true : undefined,
    refusedTreatmentIds: refused.map(({ treatmentId }) => treatmentId).sort(),
  };
}
