// Which lines are ticked in the preview of a template: plain functions, so that they can be tested without a browser.

import type { Day } from "@/lib/domain/shared/day";
import type { TemplateArm } from "@/lib/domain/template/record";
import { newlyTaken, startOfLine, type TakenLine } from "@/lib/domain/template/start";
import type { LineView } from "./line-view";

export type LineState = "open" | "present" | "other-arm" | "other-cancer";

/** A line of the preview: what it says, and what can be done with it in each arm. */
export interface MergeLine extends LineView {
  readonly states: Readonly<Record<TemplateArm, LineState>>;
  /** Of a line that is in the plan already: its start and last session there. */
  readonly there: TakenLine | null;
}

type Ticked = ReadonlySet<string>;

const isOpen = (line: MergeLine, arm: TemplateArm) => line.states[arm] === "open";

/** Ticks or unticks one line; what protects a treatment in any case is ticked with it and can be unticked. */
export function toggled(lines: readonly MergeLine[], arm: TemplateArm, ticked: Ticked, id: string): Ticked {
  const next = new Set(ticked);
  if (next.delete(id)) return next;
  next.add(id);
  const line = lines.find((one) => one.id === id);
  for (const companion of line?.companions ?? []) {
    const found = lines.find((one) => one.id === companion);
    if (found && found.when === null && isOpen(found, arm)) next.add(companion);
  }
  return next;
}

/** Every line that is part of the template without a condition; of alternatives only the first, companions with their treatment. */
export function alwaysPart(lines: readonly MergeLine[], arm: TemplateArm): Ticked {
  const groups = new Set(lines.filter((line) => line.states[arm] === "present").flatMap((line) => line.oneOf ?? []));
  let ticked: Ticked = new Set();
  for (const line of lines) {
    if (!isOpen(line, arm) || line.when !== null || line.accompanies !== null) continue;
    if (line.oneOf && groups.has(line.oneOf)) continue;
    if (line.oneOf) groups.add(line.oneOf);
    ticked = toggled(lines, arm, ticked, line.id);
  }
  return ticked;
}

/** Only what can be taken in this arm stays ticked. */
export function keptIn(lines: readonly MergeLine[], arm: TemplateArm, ticked: Ticked): Ticked {
  return new Set(lines.filter((line) => ticked.has(line.id) && isOpen(line, arm)).map((line) => line.id));
}

/** The day each line would start if the ticked ones were taken now. */
export function startsOf(lines: readonly MergeLine[], dayZero: Day, ticked: Ticked): ReadonlyMap<string, Day> {
  const taken = new Map<string, TakenLine>();
  for (const line of lines) {
    if (ticked.has(line.id)) taken.set(line.id, newlyTaken);
    if (line.there) taken.set(line.id, line.there);
  }
  const context = { dayZero, lines: lines.map((line) => line.start), taken };
  return new Map(lines.map((line) => [line.id, startOfLine(line.start, context)]));
}
