// One text for one content, so that a signature is over exactly what was shown: JSON in the manner of RFC 8785
// (keys sorted by UTF-16 code unit, no spaces), restricted to whole numbers, texts in Unicode form NFC.
// Decimals are texts by then, so no number formatting can differ between machines.

/** A value that has a canonical text. */
export type Canonical = null | boolean | number | string | readonly Canonical[] | { readonly [key: string]: Canonical };

/** The canonical JSON text of a value; throws, naming the path, on anything JSON cannot carry exactly. */
export function canonicalJson(value: unknown, path = "$"): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value))
      throw new TypeError(`${path}: ${value} is not a whole number; keep decimals as text`);
    return Object.is(value, -0) ? "0" : String(value);
  }
  if (typeof value === "string") return canonicalString(value, path);
  if (Array.isArray(value)) return `[${value.map((entry, i) => canonicalJson(entry, `${path}[${i}]`)).join(",")}]`;
  if (typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .map(([key, entry]) => [key.normalize("NFC"), entry] as const);
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, entry]) => `${canonicalString(key, path)}:${canonicalJson(entry, `${path}.${key}`)}`).join(",")}}`;
  }
  throw new TypeError(`${path}: ${typeof value} has no canonical text`);
}

function canonicalString(text: string, path: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError(`${path}: the text holds half of a character pair`);
  return JSON.stringify(text.normalize("NFC"));
}
