// The catalogue of agents and procedures. Big: read it on the server; screens use agent-labels.ts.
import type { RouteCode } from "../wording/route";
import type { AgentGroup } from "./agent-labels";
import rows from "./data/catalogue.json";
import type { SourceReference } from "./source";

export interface AgentLimit {
  readonly value: number;
  /** UCUM, with `/d` for a day: `mg`, `mg/d`, `mg/kg/d`, `mg/m2`, `g/kg/d`. */
  readonly unit: string;
  readonly note?: string;
  /** For a child under 45 kg, in the same unit. */
  readonly under45kgChild?: number;
  /** What earlier or other labels say. */
  readonly history?: string;
}

/** A usual dose as prose for the prescriber to read; a hint, never a default. */
export interface UsualDose {
  readonly text?: string;
  readonly value?: number;
  readonly unit?: string;
}

export interface AgentMonitoring {
  readonly observation: string;
  readonly loinc: string | null;
  readonly baseline: boolean;
  readonly interval: string;
}

export interface Agent {
  readonly id: string;
  readonly displayName: string;
  readonly brandNames: readonly string[];
  readonly group: AgentGroup;
  readonly mechanism: string;
  readonly codes: {
    readonly rxnormIngredient: string | null;
    readonly atc: string | null;
    readonly snomedCt: string | null;
  };
  readonly codeConfidence: Readonly<Record<string, string>>;
  readonly routes: readonly string[];
  readonly dosingModel: {
    readonly type: string;
    readonly also?: string;
    readonly formula?: string;
    readonly cycleDays?: number;
    readonly cycles?: readonly number[];
    readonly gfrCap?: number;
  };
  readonly typicalStart: UsualDose;
  readonly typicalMaintenance: UsualDose | null;
  readonly maxSingleDose: AgentLimit | null;
  readonly maxDailyDose: AgentLimit | null;
  readonly cumulativeLimit?: AgentLimit;
  readonly renal: string | null;
  readonly hepatic: string | null;
  readonly sideEffects: readonly string[];
  readonly sideEffectsInSeed: readonly string[];
  readonly monitoring: readonly AgentMonitoring[];
  readonly sources: readonly SourceReference[];
  readonly conversion?: { readonly prednisoneEquivalentFactor: number };
  readonly components?: readonly string[];
  readonly forms?: readonly string[];
  readonly formulation?: string;
  readonly formulations?: readonly string[];
  readonly children?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly pharmacogenetics?: { readonly normal: string; readonly intermediate: string; readonly poor: string };
  readonly replacement?: readonly string[];
  readonly removalByPlasmaVolumes?: Readonly<Record<string, string>>;
  readonly vaccineInterval?: string;
  readonly goals?: readonly string[];
  readonly unitNote?: string;
  readonly note?: string;
}

export const agents: readonly Agent[] = rows as unknown as readonly Agent[];

const byId = new Map(agents.map((agent) => [agent.id, agent]));

/** The agent or procedure with this catalogue id, or null. */
export function agentById(id: string): Agent | null {
  return byId.get(id) ?? null;
}

/** The agent with this RxNorm ingredient code, or null; two agents of one ingredient give the first. */
export function agentByRxNorm(code: string): Agent | null {
  return agents.find((agent) => agent.codes.rxnormIngredient === code) ?? null;
}

const routeOf: Readonly<Record<string, RouteCode>> = {
  oral: "oral",
  enteral: "enteral",
  intravenous: "intravenous",
  subcutaneous: "subcutaneous",
  extracorporeal: "extracorporeal",
  procedure: "procedure",
};

/** The routes an agent is catalogued for, as route codes; empty for therapy sessions, which have none. */
export function agentRoutes(agent: Agent): readonly RouteCode[] {
  const found = agent.routes.flatMap((text) => routeOf[text.split(" ")[0] ?? ""] ?? []);
  return [...new Set(found)];
}
