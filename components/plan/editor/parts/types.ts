import type { DraftOf } from "@/lib/domain/plan/draft-treatment";
import type { Kind } from "@/lib/domain/plan/treatment";

type RowOf<L> = NonNullable<L> extends readonly (infer R)[] ? NonNullable<R> : never;

export type TypedDrugStep = RowOf<DraftOf<"drug">["steps"]>;
export type TypedSteroidStep = RowOf<DraftOf<"steroid">["steps"]>;
export type TypedComponent = RowOf<DraftOf<"regimen">["components"]>;
export type TypedExchange = RowOf<DraftOf<"plasma-exchange">["courses"]>;
export type TypedInfusion = RowOf<DraftOf<"ivig">["courses"]>;
export type TypedWatch = RowOf<DraftOf<"monitoring">["observations"]>;
export type AnyDraft = DraftOf<Kind>;

/** The rows of a list in a draft: never absent, never holes. */
export function rowsOf<R extends object>(list: readonly (R | null)[] | null | undefined): readonly R[] {
  return (list ?? []).map((row) => row ?? ({} as R));
}
