import type { ChangeType, TreatmentChange } from "@/lib/domain/version/diff";
import type { Tone } from "../ui/tone";

const words: Record<ChangeType, string> = {
  stopped: "stopped",
  held: "on hold",
  resumed: "resumed",
  released: "released",
  "dose-up": "dose up",
  "dose-down": "dose down",
  "dose-changed": "dose changed",
  "schedule-moved": "moved",
  "courses-changed": "courses changed",
  "referral-changed": "referral changed",
  "details-changed": "changed",
  "reason-changed": "reason changed",
  "notes-changed": "note changed",
};

/** Whether two versions differ by it; a treatment that the older version had stopped already is no change. */
export function isChange(change: TreatmentChange): boolean {
  if (change.status === "removed") return change.from.action !== "stop";
  return change.status !== "unchanged";
}

/** The word for what happened to a treatment between two versions; the first change counts, stops and holds before doses. */
export function changeTag(change: TreatmentChange): { readonly tone: Tone | "plain"; readonly words: string } {
  if (change.status === "added")
    return change.to.action === "stop"
      ? { tone: "stop", words: "started and stopped" }
      : { tone: "info", words: "new" };
  if (change.status === "removed") return { tone: "stop", words: "stopped" };
  if (change.status === "unchanged") return { tone: "plain", words: "unchanged" };
  const type = change.changes[0]?.type ?? "details-changed";
  return { tone: type === "stopped" ? "stop" : "check", words: words[type] };
}
