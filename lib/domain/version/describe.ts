// Changes as clinical sentences, and all of them in one line (CMP-1, CMP-2).
import { counted } from "../plan/labels";
import type { Treatment } from "../plan/treatment";
import { formatDay } from "../shared/day";
import { tallMan } from "../wording/medicine-name";
import type { Change, ChangeType, TreatmentChange } from "./diff";
import { differingDays, stepOn } from "./dose-change";
import { fieldSentence } from "./field-sentence";
import { stepDose, stepText } from "./step-text";
import { amountText } from "./text-part";
import { conditionText, treatmentText } from "./treatment-text";

const title = (t: Pick<Treatment, "name">) => tallMan(t.name).display;

const doseVerb: Partial<Record<ChangeType, string>> = {
  "dose-up": "increased",
  "dose-down": "reduced",
  "dose-changed": "changed",
};

const isDose = (type: ChangeType) => Object.hasOwn(doseVerb, type);

function doseSentence(change: Change, from: Treatment, to: Treatment): string {
  const verb = doseVerb[change.type] ?? "changed";
  if (from.kind === "checkpoint-inhibitor" && to.kind === "checkpoint-inhibitor")
    return `dose ${verb} from ${amountText(from)} to ${amountText(to)}`;
  const stepped = (t: Treatment) => t.kind === "drug" || t.kind === "steroid";
  if (!stepped(from) || !stepped(to))
    return change.fields
      .map((f) => fieldSentence(f, `dose ${verb}`))
      .filter(Boolean)
      .join("; ");
  const days = differingDays(from.steps, to.steps);
  const day = days[0] ?? to.start;
  const [before, after] = [stepOn(from.steps, day), stepOn(to.steps, day)];
  const words = `dose ${verb} from ${before ? stepDose(before) : "none"} to ${after ? stepDose(after) : "none"} from ${formatDay(day)}`;
  const later = to.steps.filter((s) => s.from > day);
  return later.length > 0 ? `${words}, then ${later.map(stepText).join(", then ")}` : words;
}

function changeSentence(change: Change, from: Treatment, to: Treatment): string {
  const on = to.actionFrom ? ` from ${formatDay(to.actionFrom)}` : "";
  const rest = change.fields.map((f) => fieldSentence(f)).filter(Boolean);
  switch (change.type) {
    case "stopped":
      return `stopped${on}`;
    case "held":
      return [`put on hold${on}`, ...(to.condition && !from.condition ? [conditionText(to)] : [])].join(", ");
    case "resumed":
      return `resumed${on}`;
    case "released":
      return `no longer waiting (was: ${conditionText(from)})`;
    case "dose-up":
    case "dose-down":
    case "dose-changed":
      return doseSentence(change, from, to);
    default:
      return rest.join("; ");
  }
}

function reasonSentence(to: Treatment): string {
  const reason = to.changeReason?.trim();
  return reason ? ` ${full(`Reason: ${reason}`)}` : "";
}

const full = (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);

const told = new Set<ChangeType>(["reason-changed", "notes-changed"]);

/** A change in words without reasons and notes, for readers who may not see the chart; null when nothing else changed. */
export function describeWithoutReasons(change: TreatmentChange): string | null {
  if (change.status === "added") return full(`New: ${treatmentText(change.to).plain}`);
  if (change.status !== "changed") return change.status === "unchanged" ? null : describeChange(change);
  const changes = change.changes.filter((c) => !told.has(c.type));
  if (changes.length === 0) return null;
  return describeChange({ ...change, changes, to: { ...change.to, changeReason: null } });
}

/** A change of one treatment in words: what, from what to what, from when, and why. Unchanged treatments say so. */
export function describeChange(change: TreatmentChange): string {
  const name = title(change);
  if (change.status === "added")
    return `${full(`New: ${treatmentText(change.to).plain}`)} ${full(`Reason: ${change.to.reason}`)}`;
  if (change.status === "removed") return `${name}: stopped before the newer version.`;
  if (change.status === "unchanged") return `${name}: unchanged.`;
  const sentences = change.changes.map((c) => changeSentence(c, change.from, change.to)).filter(Boolean);
  return `${name}: ${sentences.join("; ")}.${reasonSentence(change.to)}`;
}

type Tally = "dose" | "stopped" | "held" | "resumed" | "added" | "other";

function tallyOf(change: TreatmentChange): Tally[] {
  if (change.status === "added") return change.to.action === "stop" ? ["stopped"] : ["added"];
  if (change.status === "removed") return change.from.action === "stop" ? [] : ["stopped"];
  if (change.status === "unchanged") return [];
  const types = change.changes.map((c) => c.type);
  const tallies: Tally[] = [];
  if (types.includes("stopped")) return ["stopped"];
  if (types.includes("held")) tallies.push("held");
  if (types.includes("resumed") || types.includes("released")) tallies.push("resumed");
  if (types.some(isDose)) tallies.push("dose");
  return tallies.length > 0 ? tallies : ["other"];
}

/** All changes in one line: `2 doses changed, 1 treatment stopped, 1 added`; `No changes` when there are none. */
export function summarise(changes: readonly TreatmentChange[]): string {
  const counts = new Map<Tally, number>();
  for (const tally of changes.flatMap(tallyOf)) counts.set(tally, (counts.get(tally) ?? 0) + 1);
  const doses = counts.get("dose");
  const treatments: readonly (readonly [Tally, string])[] = [
    ["stopped", "stopped"],
    ["held", "put on hold"],
    ["resumed", "resumed"],
    ["added", "added"],
    ["other", "otherwise changed"],
  ];
  const named = treatments.flatMap(([tally, word]) =>
    counts.has(tally) ? [[counts.get(tally) ?? 0, word] as const] : [],
  );
  const parts = named.map(([n, word], i) => (i === 0 ? `${counted(n, "treatment")} ${word}` : `${n} ${word}`));
  const all = doses ? [`${counted(doses, "dose")} changed`, ...parts] : parts;
  return all.length > 0 ? all.join(", ") : "No changes";
}
