// Proposes catalogue or vocabulary ids for a medicine as an imported record names it. A person confirms; what is not
// matched stays unmatched and is reported as "interactions not checked", never as safe.
import { type AgentGroup, type AgentLabel, agentLabels } from "./agent-labels";
import { medicineSynonyms } from "./agent-synonyms";
import { otherMedicines } from "./other-medicines";

export interface IngredientMatch {
  /** The part of the text that names this ingredient. */
  readonly text: string;
  /** Ids that it may mean, most likely first; empty when none is known. */
  readonly candidates: readonly string[];
}

const folded = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/]+/gu, " ")
    .trim();

const withoutMedicine: ReadonlySet<AgentGroup> = new Set(["physical-therapy", "speech-therapy", "plasma-exchange"]);
const procedures = /^regimen-|resection|ectomy$|radiotherapy|irradiation|catheter$|hydration$/;

const isMedicine = (label: AgentLabel) => !withoutMedicine.has(label.group) && !procedures.test(label.id);

const baseName = (name: string) => name.replace(/ \(.*\)$/, "").replace(/,.*$/, "");

interface NameEntry {
  readonly name: string;
  readonly id: string;
}

const entries: readonly NameEntry[] = [
  ...agentLabels.filter(isMedicine).flatMap((label) =>
    [baseName(label.name), label.id.replaceAll("-", " "), ...label.brands].map((name) => ({
      name: folded(name),
      id: label.id,
    })),
  ),
  ...Object.entries(otherMedicines).flatMap(([id, name]) =>
    [baseName(name), id.replaceAll("-", " ")].map((text) => ({ name: folded(text), id })),
  ),
  ...Object.entries(medicineSynonyms).flatMap(([id, synonyms]) =>
    synonyms.filter((name) => name.length > 3).map((name) => ({ name: folded(name), id })),
  ),
].filter((entry) => entry.name !== "");

/** Forms that do not act on the whole body; a systemic agent of the same name must not be proposed for them. */
const localForm =
  /\b(ophthalmic|otic|topical|cream|ointment|nasal|eye drops?|ear drops?|shampoo|lotion|vaginal|oral gel|mouthwash)\b/i;
const localIds = new Set(["timolol-ophthalmic", "contraceptive-ring"]);

const containsWords = (text: string, name: string) => ` ${text} `.includes(` ${name} `);

/** Of two ids for one ingredient, the one whose route the text names comes first. */
function byRoute(text: string, ids: readonly string[]): readonly string[] {
  const injected = /\b(inject|intravenous|infusion|\biv\b|sodium succinate)/i.test(text);
  const preferred = (id: string) =>
    id.endsWith("-iv") ? (injected ? 0 : 2) : id.endsWith("-oral") ? (injected ? 2 : 0) : id.includes("-") ? 1 : 0;
  return [...ids].sort((a, b) => preferred(a) - preferred(b));
}

function candidatesFor(text: string, whole: string): readonly string[] {
  const plain = folded(text);
  const hits = entries.filter((entry) => containsWords(plain, entry.name));
  const longest = Math.max(0, ...hits.map((entry) => entry.name.length));
  const ids = [...new Set(hits.filter((entry) => entry.name.length === longest).map((entry) => entry.id))];
  const usable = localForm.test(whole) ? ids.filter((id) => localIds.has(id)) : ids;
  return byRoute(whole, usable);
}

/** Each ingredient of a medicine text such as `Prednisone 5 MG Oral Tablet`, with the ids that it may mean. */
export function matchMedicine(text: string): readonly IngredientMatch[] {
  const whole = candidatesFor(text, text);
  const parts = text
    .split(/ \/ | \+ /)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.length < 2) return [{ text, candidates: whole }];
  const combined = entries.find((entry) => entry.name.includes(" / ") && isCombination(parts, entry.name));
  if (combined) return [{ text, candidates: localForm.test(text) ? [] : [combined.id] }];
  return parts.map((part) => ({ text: part, candidates: candidatesFor(part, text) }));
}

const isCombination = (parts: readonly string[], name: string) => {
  const wanted = name.split(" / ");
  return (
    wanted.length === parts.length && wanted.every((word) => parts.some((part) => containsWords(folded(part), word)))
  );
};

/** The most likely id for a medicine text with a single ingredient; null when it has several or none is known. */
export function agentByIngredientName(text: string): string | null {
  const matches = matchMedicine(text);
  return matches.length === 1 ? (matches[0]?.candidates[0] ?? null) : null;
}
