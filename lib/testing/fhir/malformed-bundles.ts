// Files that an import must refuse whole, each with the problem it must name.
import type { ImportProblemCode } from "@/lib/domain/fhir/import-problem";
import { asDay } from "@/lib/domain/shared/day";
import { livingAdultBundle } from "./living-adult-bundle";

export type MalformedFile = { readonly name: string; readonly code: ImportProblemCode; readonly text: () => string };

const whole = () => livingAdultBundle(asDay("2026-11-23"));
const json = (value: unknown) => JSON.stringify(value);

function withPatient(change: object) {
  const bundle = whole();
  const entry = bundle.entry.map((each, index) =>
    index === 0 ? { ...each, resource: { ...each.resource, ...change } } : each,
  );
  return json({ ...bundle, entry });
}

/** A bundle text of at least the given number of bytes, for the size cap. */
export function hugeBundle(bytes: number): string {
  return `{"resourceType":"Bundle","type":"collection","entry":[],"padding":"${"x".repeat(bytes)}"}`;
}

/** A bundle whose extensions are nested to the given depth. */
export function deepBundle(depth: number): string {
  return `{"resourceType":"Bundle","type":"collection","entry":[${"[".repeat(depth)}${"]".repeat(depth)}]}`;
}

/** A bundle with the given number of keys. */
export function manyKeys(keys: number): string {
  const pairs = Array.from({ length: keys }, (_, index) => `"k${index}":1`);
  return `{"resourceType":"Bundle","type":"collection","entry":[{"resource":{${pairs.join(",")}}}]}`;
}

export const MALFORMED_FILES: readonly MalformedFile[] = [
  { name: "an empty file", code: "truncated", text: () => " \n" },
  { name: "a file cut in the middle", code: "truncated", text: () => json(whole()).slice(0, 12_345) },
  { name: "a file cut inside a text", code: "truncated", text: () => '{"resourceType":"Bun' },
  { name: "a page of HTML", code: "not-json", text: () => "<html><body>Sign in</body></html>" },
  { name: "JSON that is not FHIR", code: "not-fhir", text: () => json({ hello: "world" }) },
  { name: "a list", code: "wrong-type", text: () => "[]" },
  { name: "a number", code: "wrong-type", text: () => "1e400" },
  { name: "a single patient", code: "not-a-bundle", text: () => json(whole().entry[0]?.resource) },
  { name: "a resourceType that is a number", code: "wrong-type", text: () => json({ ...whole(), resourceType: 4 }) },
  { name: "entries that are an object", code: "wrong-type", text: () => json({ ...whole(), entry: {} }) },
  { name: "no entries", code: "wrong-type", text: () => json({ resourceType: "Bundle", type: "collection" }) },
  { name: "an entry that is a text", code: "wrong-type", text: () => json({ ...whole(), entry: ["x"] }) },
  { name: "a bundle type that is a number", code: "wrong-type", text: () => json({ ...whole(), type: 7 }) },
  { name: "a history bundle", code: "bundle-type", text: () => json({ ...whole(), type: "history" }) },
  { name: "a file of 50 MB", code: "too-large", text: () => hugeBundle(50 * 1024 * 1024) },
  { name: "a text of 300 kB", code: "string-too-long", text: () => hugeBundle(300 * 1024) },
  { name: "nesting 40 deep", code: "too-deep", text: () => deepBundle(40) },
  { name: "nesting a million deep", code: "too-deep", text: () => deepBundle(1_000_000) },
  { name: "100,001 keys", code: "too-many-keys", text: () => manyKeys(100_001) },
  { name: "a list of a million numbers", code: "too-many-values", text: () => `[${"1,".repeat(1_000_000)}1]` },
  {
    name: "20,000 empty entries",
    code: "too-many-entries",
    text: () => `{"resourceType":"Bundle","type":"batch","entry":[${"{},".repeat(19_999)}{}]}`,
  },
  {
    name: "a __proto__ key",
    code: "forbidden-key",
    text: () => '{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"\\u005f_proto__":{"a":1}}}]}',
  },
  { name: "a constructor key", code: "forbidden-key", text: () => withPatient({ constructor: { prototype: {} } }) },
  { name: "no patient", code: "no-patient", text: () => json({ ...whole(), entry: whole().entry.slice(1) }) },
  {
    name: "two patients",
    code: "several-patients",
    text: () => json({ ...whole(), entry: [...whole().entry, ...whole().entry.slice(0, 1)] }),
  },
  {
    name: "a patient to delete",
    code: "patient-invalid",
    text: () => json(whole()).replace('"POST"', '"DELETE"'),
  },
  { name: "a patient without a name", code: "patient-invalid", text: () => withPatient({ name: [] }) },
  { name: "a birth date without day", code: "patient-invalid", text: () => withPatient({ birthDate: "1963-04" }) },
  { name: "a birth date that is a number", code: "patient-invalid", text: () => withPatient({ birthDate: 1963 }) },
  { name: "a day that does not exist", code: "patient-invalid", text: () => withPatient({ birthDate: "1963-02-30" }) },
  { name: "an unknown gender", code: "patient-invalid", text: () => withPatient({ gender: "F" }) },
];
