// A template as a draft used it: the lines as they were on that day, each with the treatment it became.
import type { Day } from "../shared/day";
import type { DeviationType, TemplateArm } from "./record";
import type { TemplateLine } from "./template";

export interface UsedLine {
  readonly line: TemplateLine;
  /** merged: it came from the template; present: the agent was there before; left: it was offered and not taken. */
  readonly how: "merged" | "present" | "left";
  readonly treatmentId: string | null;
  /** The start it was merged with; null unless merged. */
  readonly start: Day | null;
}

export interface GivenReason {
  readonly type: DeviationType;
  readonly line: string;
  readonly reason: string | null;
  readonly revision: number;
}

export interface TemplateUse {
  readonly id: string;
  readonly templateId: string;
  readonly name: string;
  readonly version: number;
  readonly hash: string;
  readonly arm: TemplateArm;
  readonly dayZero: Day;
  /** The lines of the chosen arm. */
  readonly lines: readonly UsedLine[];
  readonly reasons: readonly GivenReason[];
}
