// Whether a kind, lane, agent and name belong together: a dose is read by its name and judged by its agent.
import { agentLabelById } from "@/lib/domain/knowledge/agent-labels";
import { otherMedicines } from "@/lib/domain/knowledge/other-medicines";
import { vaccineById } from "@/lib/domain/knowledge/vaccines";
import { isNameOf } from "@/lib/domain/plan/agent-name";
import type { Lane } from "@/lib/domain/plan/frame";
import type { Kind } from "@/lib/domain/plan/treatment";
import { kindOfAgent, kindsNamedInWords, lanesOfAgent, lanesOfKind } from "@/lib/domain/plan/treatment-choice";

type Choice = { readonly kind: Kind; readonly lane: Lane; readonly agent: string | null; readonly name: string };

/** What is wrong with a choice, by field, or null when it holds. */
export function isChoice({ kind, lane, agent, name }: Choice): Record<string, string> | null {
  const wrongLane = { lane: "Choose a lane that this treatment can serve" };
  if (agent === null) {
    if (!kindsNamedInWords.includes(kind)) return { agent: "Choose the agent from the list" };
    return lanesOfKind[kind].includes(lane) ? null : wrongLane;
  }
  const label = agentLabelById(agent);
  if (label) {
    if (kindOfAgent(label) !== kind) return { agent: "This agent is another kind of treatment: choose it again" };
    if (!isNameOf(agent, name)) return { name: `"${name}" is not a name of the chosen agent: choose the agent again` };
    return lanesOfAgent(label).includes(lane) ? null : wrongLane;
  }
  const known = kind === "vaccine" ? vaccineById(agent)?.label : kind === "drug" ? medicineName(agent) : undefined;
  if (!known) return { agent: "Choose the agent from the list" };
  if (known !== name) return { name: `"${name}" is not the name of the chosen agent: choose the agent again` };
  return lanesOfKind[kind].includes(lane) ? null : wrongLane;
}

const medicineName = (id: string) => (Object.hasOwn(otherMedicines, id) ? otherMedicines[id] : undefined);
