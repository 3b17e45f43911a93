// Cancer regimens: what they consist of and how long a cycle lasts.
import { type Agent, agentById, agents } from "./agents";

export interface Regimen {
  readonly id: string;
  readonly displayName: string;
  /** Catalogue ids that the regimen stands for in every check. */
  readonly components: readonly string[];
  readonly cycleDays: number;
  /** Usual numbers of cycles, for the prescriber to choose from. */
  readonly usualCycles: readonly number[];
  /** The usual regimen as prose; a hint, never a default. */
  readonly usualText: string;
}

const asRegimen = (agent: Agent): Regimen[] =>
  agent.dosingModel.type === "regimen" && agent.components && agent.dosingModel.cycleDays
    ? [
        {
          id: agent.id,
          displayName: agent.displayName,
          components: agent.components,
          cycleDays: agent.dosingModel.cycleDays,
          usualCycles: agent.dosingModel.cycles ?? [],
          usualText: agent.typicalStart.text ?? "",
        },
      ]
    : [];

export const regimens: readonly Regimen[] = agents.flatMap(asRegimen);

/** The regimen with this catalogue id, or null. */
export function regimenById(id: string): Regimen | null {
  return regimens.find((regimen) => regimen.id === id) ?? null;
}

/** The agents that an id stands for: its components for a regimen, itself otherwise. */
export function ingredientsOf(agentId: string): readonly string[] {
  const agent = agentById(agentId);
  return agent?.components ?? [agentId];
}
