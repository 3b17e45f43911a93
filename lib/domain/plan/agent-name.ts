// The name that is shown must be a name of the drug that is checked: a dose is read by its name, and judged by its agent.
import { type AgentLabel, agentLabels } from "../knowledge/agent-labels";

const byId = new Map<string, AgentLabel>(agentLabels.map((label) => [label.id, label]));
const simple = (text: string) => text.toLowerCase().replaceAll("+", " and ").trim().replace(/\s+/g, " ");

function namesOf(label: AgentLabel): string[] {
  const parts = label.name.split(/[,/()]/);
  return [label.name, ...parts, ...label.brands, label.id.replaceAll("-", " ")].map(simple).filter(Boolean);
}

/** Whether a shown name belongs to a catalogue agent: its name, a part of it, or a brand; true for agents outside the catalogue. */
export function isNameOf(agent: string, name: string): boolean {
  const label = byId.get(agent);
  return !label || namesOf(label).includes(simple(name));
}
