// Every departure of a draft from the templates it used: worked out anew each time, so that it is never out of date.
import { type AgentGroup, agentLabelById } from "../knowledge/agent-labels";
import { completeTreatment, type DraftTreatment } from "../plan/draft-treatment";
import { type Day, daysBetween, formatDay, isDay } from "../shared/day";
import { doseDeparture } from "./dose-departure";
import type { Deviation, TemplateRecord } from "./record";
import { startOfLine } from "./start";
import { takenLine } from "./taken-line";
import type { TemplateLine } from "./template";
import type { TemplateUse, UsedLine } from "./use";

/** A start within so many days of the template's day is no departure: room for weekends and bookings (product choice). */
export const START_TOLERANCE_DAYS = 3;

type Found = Pick<Deviation, "type" | "line" | "treatmentId" | "words" | "needsReason">;
type Live = ReadonlyMap<string, DraftTreatment>;

const nameOf = (t: DraftTreatment) =>
  typeof t.name === "string" && t.name.trim() ? t.name.trim() : "another treatment";

function groupOf(t: DraftTreatment): AgentGroup | null {
  return typeof t.agent === "string" ? (agentLabelById(t.agent)?.group ?? null) : null;
}

/** Whether a treatment stands where the line would: the same kind, lane and drug group. Supportive drugs share no purpose. */
function standsFor(line: TemplateLine, t: DraftTreatment): boolean {
  if (line.group === null || line.group === "supportive") return false;
  return t.kind === line.kind && t.lane === line.lane && groupOf(t) === line.group;
}

/** The treatment in the draft that a line became, if it is still there. */
const treatmentOf = (used: UsedLine, live: Live) => (used.treatmentId ? live.get(used.treatmentId) : undefined);

function lateOrEarly({ line }: UsedLine, t: DraftTreatment, expected: Day): Found[] {
  if (!isDay(t.start) || Math.abs(daysBetween(expected, t.start)) <= START_TOLERANCE_DAYS) return [];
  const words = `${line.name} starts on ${formatDay(t.start)}; the template puts it on ${formatDay(expected)}`;
  return [{ type: "other-start", line: line.id, treatmentId: t.treatmentId, words, needsReason: true }];
}

function otherDose({ line }: UsedLine, t: DraftTreatment): Found[] {
  const complete = completeTreatment(t);
  const said = complete.ok ? doseDeparture(line.range, complete.value) : null;
  if (!said) return [];
  const words = `${line.name}: the plan gives ${said.plan}; the template says ${said.template}`;
  return [{ type: "other-dose", line: line.id, treatmentId: t.treatmentId, words, needsReason: true }];
}

/** A line that is not in the draft: a companion only counts beside what it accompanies, an alternative only if none was taken. */
function absent(used: UsedLine, use: TemplateUse, live: Live, replaced: ReadonlyMap<string, DraftTreatment>): Found[] {
  const { line } = used;
  const isThere = (other: UsedLine) => treatmentOf(other, live) !== undefined || replaced.has(other.line.id);
  if (line.oneOf && use.lines.some((other) => other.line.oneOf === line.oneOf && isThere(other))) return [];
  const needs = line.companionOf.filter((need) =>
    use.lines.some((other) => other.line.id === need.line && isThere(other)),
  );
  if (line.companionOf.length > 0 && needs.length === 0) return [];
  const group = line.oneOf ? use.lines.filter((other) => other.line.oneOf === line.oneOf) : [];
  // Of several alternatives the first that is always part of the template speaks for all.
  const speaker = group.find((other) => other.line.when === null) ?? group[0];
  if (speaker && speaker.line.id !== line.id) return [];
  const names = group.length > 1 ? group.map((other) => other.line.name).join(" or ") : line.name;
  const conditional = needs.length > 0 ? needs.every((need) => need.when !== null) : line.when !== null;
  if (conditional) {
    const words = `${names} is not in the plan; the template gives it ${line.when ?? "under a condition"}`;
    return [{ type: "condition-not-met", line: line.id, treatmentId: null, words, needsReason: false }];
  }
  const words = `${names} is part of the template and not in the plan`;
  return [{ type: "not-taken", line: line.id, treatmentId: null, words, needsReason: true }];
}

/** Treatments new in the draft that stand where a missing line would, each for one line at most. */
function replacements(use: TemplateUse, drafted: readonly DraftTreatment[], live: Live): Map<string, DraftTreatment> {
  const linked = new Set(use.lines.flatMap((used) => used.treatmentId ?? []));
  const free = drafted.filter((t) => t.action === "start" && !linked.has(t.treatmentId));
  const found = new Map<string, DraftTreatment>();
  const missing = use.lines.filter((used) => !treatmentOf(used, live));
  // What is always part of the template is replaced before what is given under a condition.
  const always = missing.filter((used) => used.line.when === null);
  for (const used of [...always, ...missing.filter((one) => one.line.when !== null)]) {
    const at = free.findIndex((t) => t.agent !== used.line.agent && standsFor(used.line, t));
    const [other] = at < 0 ? [] : free.splice(at, 1);
    if (other) found.set(used.line.id, other);
  }
  return found;
}

function deviationsOf(use: TemplateUse, drafted: readonly DraftTreatment[]): Found[] {
  const live: Live = new Map(drafted.filter((t) => t.action !== "stop").map((t) => [t.treatmentId, t]));
  const replaced = replacements(use, drafted, live);
  const taken = new Map(
    use.lines.flatMap((used) => {
      const t = treatmentOf(used, live);
      return t ? [[used.line.id, t] as const] : [];
    }),
  );
  const starts = new Map([...taken].map(([id, t]) => [id, takenLine(t)]));
  const context = { dayZero: use.dayZero, lines: use.lines.map((used) => used.line), taken: starts };
  return use.lines.flatMap((used): Found[] => {
    const t = taken.get(used.line.id);
    // What was in the plan before is left alone, so it is not held against the template.
    if (t && used.how !== "merged") return [];
    if (t) return [...lateOrEarly(used, t, startOfLine(used.line, context)), ...otherDose(used, t)];
    const other = replaced.get(used.line.id);
    if (!other) return absent(used, use, live, replaced);
    const words = `${nameOf(other)} instead of ${used.line.name}`;
    return [{ type: "other-agent", line: used.line.id, treatmentId: other.treatmentId, words, needsReason: true }];
  });
}

/**
 * The templates of a draft as its version would keep them: what was taken, and each departure with the reason given for it. A
 * template of which nothing is left in the draft is no longer in use and is left out.
 */
export function templateRecords(uses: readonly TemplateUse[], drafted: readonly DraftTreatment[]): TemplateRecord[] {
  const there = new Set(drafted.map((t) => t.treatmentId));
  return uses.flatMap((use) => {
    const taken = use.lines.flatMap(({ line, how, treatmentId }) =>
      how === "merged" && treatmentId && there.has(treatmentId) ? [{ line: line.id, treatmentId }] : [],
    );
    if (taken.length === 0) return [];
    const reasonFor = (found: Found) =>
      use.reasons.find((given) => given.type === found.type && given.line === found.line)?.reason ?? null;
    const deviations = deviationsOf(use, drafted).map((found) => ({
      ...found,
      words: found.words.slice(0, 500),
      reason: reasonFor(found),
    }));
    const { templateId: id, name, version, hash, arm, dayZero } = use;
    return [{ id, name, version, hash, arm, dayZero, taken, deviations }];
  });
}

/** The reasons that the current version gives for departures which are still the very same; each may stand in the next version. */
export function carriedReasons(
  signed: readonly TemplateRecord[],
  now: TemplateRecord,
): readonly { readonly type: Deviation["type"]; readonly line: string; readonly reason: string }[] {
  const before = signed.find((record) => record.id === now.id)?.deviations ?? [];
  return now.deviations.flatMap(({ type, line, words, reason }) => {
    if (reason) return [];
    const same = before.find((d) => d.type === type && d.line === line && d.words === words);
    return same?.reason ? [{ type, line, reason: same.reason }] : [];
  });
}
