// Where a clinical fact comes from, kept with every row of the data.
import sourceRows from "./data/sources.json";

/** One reference of a row: a page that was read (`ref`), or recall that must still be verified (`text`). */
export interface SourceReference {
  readonly ref?: string;
  readonly text?: string;
  /** True when the page was read while the data was compiled; false for recall. */
  readonly reRead: boolean;
}

export interface Source {
  readonly ref: string;
  readonly title: string;
  readonly address: string;
  /** How much of the page was read: excerpt, abstract, table, full page. */
  readonly extentRead: string;
}

export const sources: readonly Source[] = sourceRows;

/** Mirrored subscription products: named as a source, never linked to. */
const notLinked = new Set(["ab-risk-table", "lems-bmj", "lems-bmj-drugs"]);

const byRef = new Map(sources.map((source) => [source.ref, source]));

/** The page behind a reference, or null for an unknown reference. */
export function sourceByRef(ref: string): Source | null {
  return byRef.get(ref) ?? null;
}

/** A reference for reading: the title and what was read of it, and the address where it may be linked. */
export function describeSource(reference: SourceReference): { readonly text: string; readonly address: string | null } {
  const source = reference.ref ? sourceByRef(reference.ref) : null;
  if (!source) return { text: reference.text ?? reference.ref ?? "Source not recorded", address: null };
  const mayLink = !notLinked.has(source.ref) && source.address.startsWith("https://");
  const saysExtent = source.title.includes(`(${source.extentRead}`);
  return {
    text: saysExtent ? source.title : `${source.title} (${source.extentRead})`,
    address: mayLink ? source.address : null,
  };
}
