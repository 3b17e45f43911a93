// What to observe under a treatment, in words beside it. The nine intervals that are evaluated are rules (mon-…).
import { type AgentGroup, agentLabelById } from "./agent-labels";
import { type MonitoringRow, monitoringFor } from "./monitoring";
import { spokenProse, spokenSentence } from "./spoken-prose";

export interface MonitoringLine {
  /** What is observed, such as "Creatinine". */
  readonly observation: string;
  /** When, such as "before the first dose and every 3 months". */
  readonly when: string;
  readonly loinc: string | null;
}

const notADose: ReadonlySet<AgentGroup> = new Set(["physical-therapy", "speech-therapy"]);
const procedures: ReadonlySet<string> = new Set([
  "surgery-tumour-resection",
  "ovarian-teratoma-resection",
  "thymectomy",
  "orchiectomy",
  "central-venous-catheter",
]);

function firstTime(agentId: string): string {
  const group = agentLabelById(agentId)?.group;
  if (group && notADose.has(group)) return "at the start";
  return procedures.has(agentId) ? "before the procedure" : "before the first dose";
}

/** Agents that are watched like another one. */
const likeAnother = /^as ([a-z-]+)$/;
/** Intervals that already say that the first one comes before. */
const saysBefore = /^(before|once|baseline|day of|each infusion|within \d+ days before|with pulses|as prednisone)/;

function whenText(row: MonitoringRow, first: string): string {
  const interval = spokenProse(row.interval);
  if (interval === "baseline") return first;
  if (/^baseline\b/.test(interval)) return interval.replace(/^baseline/, first);
  if (/^once\b/.test(interval) && row.baseline) return interval.replace(/^once[^;]*/, (once) => `${once}, ${first}`);
  if (!row.baseline || saysBefore.test(row.interval)) return interval;
  return `${first}, then ${interval}`;
}

/**
 * What to observe while a catalogued agent is given and how often, as the catalogue says it; empty when nothing is
 * catalogued, which does not mean that nothing is needed. An agent watched "as" another has the lines of that one.
 */
export function monitoringLines(agentId: string): readonly MonitoringLine[] {
  const first = firstTime(agentId);
  return monitoringFor(agentId).flatMap((row) => {
    const like = likeAnother.exec(row.observation)?.[1];
    if (like !== undefined && like !== agentId) return monitoringLines(like);
    return [{ observation: spokenSentence(row.observation), when: whenText(row, first), loinc: row.loinc }];
  });
}

/** The same as sentences without a full stop: "Creatinine: before the first dose and every 3 months". */
export function monitoringTextFor(agentId: string): readonly string[] {
  return monitoringLines(agentId).map(({ observation, when }) => `${observation}: ${when}`);
}
