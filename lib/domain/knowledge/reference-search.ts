// Searching the whole knowledge by any name of a thing. Big: search on the server.
import { searchAgents } from "./agent-search";
import { medicineSynonyms } from "./agent-synonyms";
import { antibodies } from "./antibodies";
import { measures } from "./measures";
import { otherMedicines } from "./other-medicines";
import { rules } from "./rules";
import { syndromes } from "./syndromes";

export type ReferenceKind = "agent" | "medicine" | "rule" | "syndrome" | "antibody" | "measure";

export interface ReferenceHit {
  readonly kind: ReferenceKind;
  readonly id: string;
  readonly title: string;
  /** Brands of an agent, statement of a rule, description of a syndrome; may be empty. */
  readonly detail: string;
}

const folded = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

interface Entry {
  readonly hit: ReferenceHit;
  readonly title: string;
  readonly all: string;
}

const entry = (hit: ReferenceHit, ...more: readonly string[]): Entry => ({
  hit,
  title: folded(hit.title),
  all: folded([hit.title, hit.id, hit.detail, ...more].join(" ")),
});

const entries: readonly Entry[] = [
  ...Object.entries(otherMedicines).map(([id, title]) =>
    entry({ kind: "medicine", id, title, detail: "" }, ...(medicineSynonyms[id] ?? [])),
  ),
  ...rules.map(({ id, title, message, action, trigger }) =>
    entry({ kind: "rule", id, title, detail: message }, action, trigger.text),
  ),
  ...syndromes.map(({ id, name, description }) => entry({ kind: "syndrome", id, title: name, detail: description })),
  ...antibodies.map(({ id, label, risk }) =>
    entry({ kind: "antibody", id, title: label, detail: "" }, `anti-${label}`, `anti-${id}`, `${risk} risk`),
  ),
  ...measures.map(({ id, name, notes }) => entry({ kind: "measure", id, title: name, detail: notes })),
];

/** Longest text that is looked for; more is cut off. */
export const SEARCH_LENGTH = 80;

const hasWord = (text: string, word: string) =>
  word.length > 2 ? text.includes(word) : ` ${text} `.includes(` ${word} `);

/**
 * Everything that contains all the typed words in any of its names: agents by generic name, brand or synonym first, then
 * other medicines, rules, syndromes, antibodies and measures, names that contain the text before the rest. Case, accents
 * and punctuation do not matter; words of one or two letters are looked for as whole words. Nothing typed finds nothing.
 */
export function searchReference(typed: string): readonly ReferenceHit[] {
  const text = folded(typed.slice(0, SEARCH_LENGTH));
  if (text === "") return [];
  const words = text.split(" ");
  const agents = searchAgents(text).map(
    ({ id, name, brands }): ReferenceHit => ({ kind: "agent", id, title: name, detail: brands.join(", ") }),
  );
  const rest = entries.filter(({ all }) => words.every((word) => hasWord(all, word)));
  const kinds: readonly ReferenceKind[] = ["medicine", "rule", "syndrome", "antibody", "measure"];
  const ranked = kinds.flatMap((kind) => {
    const ofKind = rest.filter((one) => one.hit.kind === kind);
    const named = (one: Entry) => words.every((word) => hasWord(one.title, word));
    return [...ofKind.filter(named), ...ofKind.filter((one) => !named(one))].map((one) => one.hit);
  });
  return [...agents, ...ranked];
}
