// What a draft does with a treatment, as far as safety is concerned: the safe direction can always be signed (design, 3).
import { clinicalText } from "../plan/sign-requirements";
import type { Treatment } from "../plan/treatment";
import { type Change, diffTreatments } from "../version/diff";
import type { SignedFinding } from "./decision-schema";

/** `safe`: stopped, held or only reduced. `risk`: started, resumed, released, or changed in any other way. */
export type Touch = "untouched" | "safe" | "risk";

const always: ReadonlySet<Change["type"]> = new Set([
  "stopped",
  "held",
  "dose-down",
  "reason-changed",
  "notes-changed",
]);
const neutral: ReadonlySet<string> = new Set(["reviewOn", "reviewMeasure", "reviewSuccess", "changeReason"]);
const counts: ReadonlySet<string> = new Set(["cycles", "dosesPlanned", "fractions"]);

/** Fewer cycles, doses or fractions, an earlier end, another review day. */
function isLess({ field, from, to }: Change["fields"][number]): boolean {
  if (neutral.has(field)) return true;
  if (counts.has(field)) return typeof from === "number" && typeof to === "number" && to < from;
  return field === "end" && typeof to === "string" && (from === null || (typeof from === "string" && to < from));
}

const isSafe = (change: Change) =>
  always.has(change.type) ||
  ((change.type === "schedule-moved" || change.type === "details-changed") && change.fields.every(isLess));

/** What a draft does with one treatment against the same treatment of the current version; undefined when it is new. */
export function touchOf(t: Treatment, before: Treatment | undefined): Touch {
  if (!before) return t.action === "stop" || t.action === "hold" ? "safe" : "risk";
  if (t.action === "stop") return "safe";
  if (t.action === "hold")
    return before.action === "hold" && clinicalText(t) === clinicalText(before) ? "untouched" : "safe";
  if (before.action === "hold") return "risk";
  const [change] = diffTreatments([before], [t]);
  if (change?.status !== "changed") return "untouched";
  return change.changes.every(isSafe) ? "safe" : "risk";
}

/** Whether all that makes a change a risk is of one type, such as a dose that rises. */
export function hasOnlyRisk(t: Treatment, before: Treatment, type: Change["type"]): boolean {
  const [change] = diffTreatments([before], [t]);
  return change?.status === "changed" && change.changes.every((one) => one.type === type || isSafe(one));
}

/** The touches of a draft by treatment id. Half-typed treatments are not in the list and count as a risk. */
export function touchesOf(
  treatments: readonly Treatment[],
  current: readonly Treatment[] | null,
): ReadonlyMap<string, Touch> {
  const before = new Map((current ?? []).map((t) => [t.treatmentId, t]));
  return new Map(treatments.map((t) => [t.treatmentId, touchOf(t, before.get(t.treatmentId))]));
}

/**
 * Whether an undecided finding stands in the way of signing: Must resolve and Check do when the draft starts or raises one
 * of their treatments. One that is about no single treatment does when the draft starts or raises anything at all.
 */
export function blocksSigning(
  { tier, treatments }: Pick<SignedFinding, "tier" | "treatments">,
  touches: ReadonlyMap<string, Touch>,
): boolean {
  if (tier !== "must-resolve" && tier !== "check") return false;
  const about = treatments.length > 0 ? treatments.map((id) => touches.get(id) ?? "risk") : [...touches.values()];
  return about.includes("risk");
}
