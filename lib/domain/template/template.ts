// What a template is: typed lines that become incomplete treatments. Its doses are prose: hints for the prescriber, never defaults.
import type { AgentGroup } from "../knowledge/agent-labels";
import type { CancerId } from "../knowledge/cancers";
import type { SourceReference } from "../knowledge/source";
import type { Lane } from "../plan/lanes";
import type { Kind } from "../plan/treatment";
import type { DoseRange } from "./dose-range";
import type { TemplateArm } from "./record";

/** When a line starts, in days after the chosen day 0. */
export interface LineStart {
  readonly day: number;
  /** Follows the last session of another line of the same template, once its sessions are known. */
  readonly after: { readonly line: string; readonly daysAfterLastSession: number } | null;
  /** The day when the line it follows is not taken. */
  readonly alone: number | null;
}

/** A line that needs a companion: always (`when` null), or under a condition. */
export interface Accompanied {
  readonly line: string;
  readonly when: string | null;
}

export interface TemplateLine {
  /** Unique in its template; the agent where that is unique. */
  readonly id: string;
  /** The item of the clinical data that this line carries over. */
  readonly item: string;
  readonly kind: Kind;
  readonly lane: Lane;
  readonly agent: string | null;
  readonly group: AgentGroup | null;
  readonly name: string;
  /** Of a drug: what it is for; null for the other kinds. */
  readonly purpose: "treatment" | "supportive" | null;
  readonly start: LineStart;
  /** The dose as prose. */
  readonly dose: string;
  readonly why: string;
  readonly note: string | null;
  /** Safety and monitoring rules to keep in view with this line. */
  readonly monitor: readonly string[];
  /** The arm it belongs to; the two arms exclude each other. */
  readonly arm: TemplateArm | "both";
  /** Only when one of these cancers was found; null for any. */
  readonly cancers: readonly CancerId[] | null;
  /** The condition under which it is given, in words; null for a line that is always part of the template. */
  readonly when: string | null;
  /** Lines of one group stand for one another: one of them is enough. */
  readonly oneOf: string | null;
  /** The lines it protects or supports; it starts with the first of them that is taken. */
  readonly companionOf: readonly Accompanied[];
  /** What can be told about the dose from data; null where the prose alone says it. */
  readonly range: DoseRange | null;
  /** What of this line the product chose, since the clinical data has only prose; null when it is as the data says. */
  readonly choice: string | null;
}

export interface Template {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  /** `h1:` and the SHA-256 of the canonical text of name and lines. */
  readonly hash: string;
  readonly description: string;
  readonly antibodies: readonly string[];
  readonly cancers: readonly CancerId[];
  readonly lines: readonly TemplateLine[];
  readonly referrals: readonly string[];
  readonly measures: readonly string[];
  readonly monitoring: readonly string[];
  readonly levelOfEvidence: string;
  readonly avoid: string | null;
  readonly sources: readonly SourceReference[];
}
