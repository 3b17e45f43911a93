// What to observe while an agent is given, with how often.
import rows from "./data/monitoring.json";

export interface MonitoringRow {
  /** Catalogue id of the agent. */
  readonly item: string;
  readonly observation: string;
  readonly loinc: string | null;
  /** Also before the first dose. */
  readonly baseline: boolean;
  /** In words, as the source says it. */
  readonly interval: string;
}

export const monitoringRows: readonly MonitoringRow[] = rows;

/** What to observe under an agent; empty when nothing is catalogued, which does not mean that nothing is needed. */
export function monitoringFor(agentId: string): readonly MonitoringRow[] {
  return monitoringRows.filter((row) => row.item === agentId);
}
