// The part of a template's dose prose that data can hold, so that a dose outside it can be told. Amounts are decimal texts.

export interface Span {
  readonly min: string;
  readonly max: string;
}

/** One way of dosing that a template allows; several are alternatives. */
export interface DoseSpan extends Span {
  readonly per: "day" | "dose";
  readonly basis: "fixed" | "per-kg" | "per-m2";
}

/** Amounts of drugs are in mg, mg/kg or mg/m² by basis. Spans not given are not judged. */
export type DoseRange =
  | { readonly type: "drug"; readonly spans: readonly DoseSpan[] }
  | { readonly type: "ivig"; readonly gPerKg: Span; readonly days: Span | null }
  | { readonly type: "exchange"; readonly sessions: Span; readonly plasmaVolumes: Span | null }
  | {
      readonly type: "regimen";
      readonly cycles: Span | null;
      readonly components: readonly {
        readonly agent: string;
        readonly basis: "auc" | "per-m2";
        readonly perAmount: Span;
      }[];
    };

/** From the lower to the upper end, both included; one value when only one is given. */
export const span = (min: number, max = min): Span => ({ min: String(min), max: String(max) });

/** A span of mg, mg per kg or mg per m² in a day. */
export const perDay = (min: number, max: number, basis: DoseSpan["basis"] = "fixed"): DoseSpan => ({
  per: "day",
  basis,
  ...span(min, max),
});

/** A span of one dose: mg, mg per kg or mg per m² by basis. */
export const perDose = (basis: DoseSpan["basis"], min: number, max = min): DoseSpan => ({
  per: "dose",
  basis,
  ...span(min, max),
});

export const drug = (...spans: readonly DoseSpan[]): DoseRange => ({ type: "drug", spans });
