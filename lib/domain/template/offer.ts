// What a template offers this draft: which lines can be taken in the chosen arm, which are already there, when each would start.
import { cancerLabel, isCancerId } from "../knowledge/cancers";
import type { DraftTreatment } from "../plan/draft-treatment";
import type { Day } from "../shared/day";
import type { TemplateArm } from "./record";
import { newlyTaken, startOfLine, type TakenLine } from "./start";
import { takenLine } from "./taken-line";
import type { Template, TemplateLine } from "./template";

export type OfferState =
  | { readonly type: "open" }
  /** The agent is in the draft already; it is left alone. */
  | { readonly type: "present"; readonly treatmentId: string }
  | { readonly type: "other-arm" }
  | { readonly type: "other-cancer" };

export interface OfferedLine {
  readonly line: TemplateLine;
  readonly state: OfferState;
}

const simple = (text: unknown) => (typeof text === "string" ? text.trim().toLowerCase() : "");

/** The treatment of a draft that a line would repeat: the same agent, or without one the same kind and name. Stopped ones do not count. */
export function presentAs(line: TemplateLine, drafted: readonly DraftTreatment[]): DraftTreatment | null {
  const live = drafted.filter((t) => t.action !== "stop");
  const same = (t: DraftTreatment) =>
    line.agent === null
      ? !t.agent && t.kind === line.kind && simple(t.name) === simple(line.name)
      : t.agent === line.agent && t.kind === line.kind;
  return live.find(same) ?? null;
}

export interface OfferInput {
  readonly template: Template;
  readonly arm: TemplateArm;
  /** The cancer on record, or null when none or an unnamed one is. */
  readonly cancer: string | null;
  readonly drafted: readonly DraftTreatment[];
}

/** Whether a line of the cancer arm is for another cancer than the recorded one; an unknown kind of cancer excludes nothing. */
export function isForOtherCancer(line: TemplateLine, cancer: string | null): boolean {
  if (!line.cancers || !cancer || cancer === "other") return false;
  return !line.cancers.some((id) => id === cancer);
}

/** Every line of the template, in its order, with what can be done with it. */
export function offer({ template, arm, cancer, drafted }: OfferInput): readonly OfferedLine[] {
  return template.lines.map((line) => {
    const present = presentAs(line, drafted);
    if (present) return { line, state: { type: "present", treatmentId: present.treatmentId } };
    if (line.arm !== "both" && line.arm !== arm) return { line, state: { type: "other-arm" } };
    if (arm === "cancer-found" && isForOtherCancer(line, cancer)) return { line, state: { type: "other-cancer" } };
    return { line, state: { type: "open" } };
  });
}

/** The lines of a template that are in the draft already, with what others start after. */
export function presentLines({ template, drafted }: Pick<OfferInput, "template" | "drafted">): Map<string, TakenLine> {
  const there = new Map<string, TakenLine>();
  for (const line of template.lines) {
    const present = presentAs(line, drafted);
    if (present) there.set(line.id, takenLine(present));
  }
  return there;
}

/** The start of each line if all of `ids` were taken now, by line id. */
export function proposedStarts(
  input: Pick<OfferInput, "template" | "drafted">,
  dayZero: Day,
  ids: readonly string[],
): ReadonlyMap<string, Day> {
  const { lines } = input.template;
  const taken = new Map([...ids.map((id) => [id, newlyTaken] as const), ...presentLines(input)]);
  return new Map(lines.map((line) => [line.id, startOfLine(line, { dayZero, lines, taken })]));
}

/** The cancers a line is for, in words. */
export function cancersInWords(line: Pick<TemplateLine, "cancers">): string | null {
  return line.cancers ? line.cancers.map((id) => (isCancerId(id) ? cancerLabel(id) : id)).join(" or ") : null;
}
