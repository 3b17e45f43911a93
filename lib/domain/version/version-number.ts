/** A version number from an address: a whole number from 1; null for anything else. */
export function readVersionNumber(text: unknown): number | null {
  return typeof text === "string" && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}
