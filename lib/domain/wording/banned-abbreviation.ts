// Error-prone abbreviations in free text, each with what to write instead (MED-1 to MED-6, MED-8, MED-12).

export interface AbbreviationSuggestion {
  /** The text as typed. */
  readonly found: string;
  /** Where it starts, counted in characters from 0. */
  readonly at: number;
  /** What to write instead, or how to mend it. */
  readonly suggestion: string;
}

interface Banned {
  readonly pattern: RegExp;
  readonly suggestion: (found: RegExpExecArray) => string;
}

const say = (text: string) => () => text;
const word = (source: string, flags = "gi") =>
  new RegExp(`(?<![\\p{L}\\p{N}./-])(?:${source})(?![\\p{L}\\p{N}/-])`, `${flags}u`);
const massUnit = "(?:mg|g|kg|microgram|mcg|mL|ml|L|mmol|units?)";

const banned: readonly Banned[] = [
  { pattern: word("q\\.?o\\.?d\\.?"), suggestion: say("every other day") },
  { pattern: word("q\\.?d\\.?"), suggestion: say("daily") },
  { pattern: word("OD|o\\.d\\.", "g"), suggestion: say("daily") },
  { pattern: word("b\\.?i\\.?d\\.?|BD", "gi"), suggestion: say("twice a day") },
  { pattern: word("t\\.?i\\.?d\\.?|TDS", "gi"), suggestion: say("three times a day") },
  { pattern: word("q\\.?i\\.?d\\.?|QDS", "gi"), suggestion: say("four times a day") },
  { pattern: word("q\\.?h\\.?s\\.?"), suggestion: say("at bedtime") },
  { pattern: word("HS|h\\.s\\.", "g"), suggestion: say("at bedtime") },
  { pattern: word("p\\.?r\\.?n\\.?"), suggestion: say("as needed") },
  { pattern: word("q(\\d{1,2})h", "gi"), suggestion: (found) => `every ${found[1]} hours` },
  { pattern: word("AC|a\\.c\\.", "g"), suggestion: say("before meals") },
  { pattern: word("PC|p\\.c\\.", "g"), suggestion: say("after meals") },
  { pattern: word("D/C", "gi"), suggestion: say("stop or discharge, whichever is meant") },
  { pattern: word("SC|SQ|subq", "g"), suggestion: say("subcutaneous") },
  { pattern: word("p\\.?o\\.?"), suggestion: say("oral") },
  { pattern: /(?<=\d\s?)U(?![\p{L}\p{N}])/gu, suggestion: say("units") },
  { pattern: word("IU", "g"), suggestion: say("international units") },
  { pattern: /[µμ]g(?!\p{L})/gu, suggestion: say("microgram") },
  {
    pattern: /(?<=\d\s?|\s)(?:mgs|gms)(?!\p{L})/giu,
    suggestion: (found) => (found[0].toLowerCase() === "mgs" ? "mg" : "g"),
  },
  { pattern: /(?<=\d\s?)cc(?!\p{L})/gu, suggestion: say("mL") },
  { pattern: word("MTX", "g"), suggestion: say("methotrexate") },
  { pattern: word("CYC", "g"), suggestion: say("cyclophosphamide") },
  { pattern: word("AZA", "g"), suggestion: say("azathioprine") },
  { pattern: word("MMF", "g"), suggestion: say("mycophenolate mofetil") },
  { pattern: word("RTX", "g"), suggestion: say("rituximab") },
  { pattern: word("CBZ", "g"), suggestion: say("carbamazepine") },
  { pattern: word("VPA", "g"), suggestion: say("valproic acid") },
  {
    pattern: new RegExp(`(?<![\\d.])(\\d+)(\\.\\d*?)0+(?=\\s?${massUnit}(?![\\p{L}/]))`, "gu"),
    suggestion: (found) => `${found[1]}${found[2] === "." ? "" : found[2]} (no trailing zero)`,
  },
  {
    pattern: new RegExp(`(?<![\\d.])\\.\\d+(?=\\s?${massUnit}(?!\\p{L}))`, "gu"),
    suggestion: (found) => `0${found[0]} (zero before the point)`,
  },
  {
    pattern: new RegExp(`(?<![\\p{L}\\d.])(\\d[\\d.,]*)(${massUnit})(?!\\p{L})`, "gu"),
    suggestion: (found) => `${found[1]} ${found[2]} (space between number and unit)`,
  },
  {
    pattern: /\b(mg|g|mL|ml|units?)\/(kg|m2|m²|day|d|dose|mL|ml|h|hour)\b/gu,
    suggestion: (found) => `${found[1]} per ${found[2]}`,
  },
  { pattern: /\+\/-/gu, suggestion: say("plus or minus") },
  { pattern: />(?=\s?\d)/gu, suggestion: say("more than") },
  { pattern: /<(?=\s?\d)/gu, suggestion: say("less than") },
  { pattern: /@(?=\s?\d)/gu, suggestion: say("at") },
  { pattern: /(?<=\s)&(?=\s)/gu, suggestion: say("and") },
];

/** What in a free text should be written out before signing, in the order of the text; empty when nothing is found. */
export function bannedAbbreviations(text: string): readonly AbbreviationSuggestion[] {
  const all = banned.flatMap((entry) =>
    [...text.matchAll(entry.pattern)].map((found) => ({
      found: found[0],
      at: found.index,
      suggestion: entry.suggestion(found),
    })),
  );
  const inOrder = all.sort((a, b) => a.at - b.at || b.found.length - a.found.length);
  return inOrder.filter((entry, index) => {
    const before = inOrder.slice(0, index);
    return !before.some((other) => entry.at < other.at + other.found.length);
  });
}
