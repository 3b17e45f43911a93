// References inside one bundle. Nothing outside the bundle is ever looked up.
import type { FhirReference } from "./datatypes";
import { isJsonObject, type JsonObject } from "./json-value";
import type { BundleEntry, ParsedBundle } from "./read-bundle";

export type ReferenceIndex = ReadonlyMap<string, BundleEntry>;

/** All names by which an entry of the bundle can be referred to: its fullUrl and `Type/id`. The first owner keeps a name. */
export function indexReferences(bundle: ParsedBundle): ReferenceIndex {
  const index = new Map<string, BundleEntry>();
  const add = (name: string, entry: BundleEntry) => {
    if (!index.has(name)) index.set(name, entry);
  };
  for (const entry of bundle.entries) {
    if (entry.fullUrl !== null) add(entry.fullUrl, entry);
    const { resourceType, id } = entry.resource ?? {};
    if (typeof resourceType === "string" && typeof id === "string") add(`${resourceType}/${id}`, entry);
  }
  return index;
}

/** The entry a reference (`urn:uuid:…`, `Type/id`, or a fullUrl of the bundle) points to, or null when it dangles. */
export function resolveReference(reference: FhirReference | undefined, index: ReferenceIndex): BundleEntry | null {
  const target = reference?.reference;
  if (target === undefined) return null;
  return index.get(target) ?? index.get(target.replace(/\/_history\/[^/]*$/, "")) ?? null;
}

/** The contained resource a `#id` reference points to, or null. */
export function resolveContained(reference: FhirReference | undefined, resource: JsonObject): JsonObject | null {
  const target = reference?.reference;
  const contained = resource.contained;
  if (target === undefined || !target.startsWith("#") || !Array.isArray(contained)) return null;
  const found = contained.find((item) => isJsonObject(item) && item.id === target.slice(1));
  return isJsonObject(found) ? found : null;
}

/** Why a resource is not about the bundle's patient, or null when it is. */
export function notAboutPatient(
  reference: FhirReference | undefined,
  context: { readonly patientEntry: number; readonly references: ReferenceIndex },
): string | null {
  if (reference?.reference === undefined) return "does not say which patient it is about";
  const entry = resolveReference(reference, context.references);
  if (entry === null) return "points to a patient that is not in this file";
  return entry.index === context.patientEntry ? null : "is not about the patient of this file";
}
