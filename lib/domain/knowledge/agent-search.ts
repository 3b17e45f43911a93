// Finding an agent by what people call it; small enough for the browser.
import { type AgentGroup, type AgentLabel, agentLabels } from "./agent-labels";
import { medicineSynonyms } from "./agent-synonyms";

const folded = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const names = (label: AgentLabel) =>
  [label.name, ...label.brands, ...(medicineSynonyms[label.id] ?? []), label.id].map(folded);

const index = agentLabels.map((label) => ({ label, names: names(label) }));

/** 0 when a name is the text, 1 when it starts with it, 2 when a word does, 3 when it contains it; null otherwise. */
function rank(candidates: readonly string[], text: string): number | null {
  if (candidates.includes(text)) return 0;
  if (candidates.some((name) => name.startsWith(text))) return 1;
  if (candidates.some((name) => name.includes(` ${text}`))) return 2;
  return text.length >= 3 && candidates.some((name) => name.includes(text)) ? 3 : null;
}

/**
 * Agents whose generic name, brand or synonym contains the text, best match first; an empty text gives every agent of
 * the groups asked for. Case and punctuation do not matter.
 */
export function searchAgents(text: string, groups?: readonly AgentGroup[]): readonly AgentLabel[] {
  const wanted = folded(text);
  const inGroups = index.filter((entry) => !groups || groups.includes(entry.label.group));
  if (wanted === "") return inGroups.map((entry) => entry.label);
  return inGroups
    .flatMap((entry) => {
      const found = rank(entry.names, wanted);
      return found === null ? [] : [{ label: entry.label, found }];
    })
    .sort((a, b) => a.found - b.found || a.label.name.localeCompare(b.label.name, "en"))
    .map((entry) => entry.label);
}
