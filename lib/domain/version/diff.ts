// What differs between the treatments of two versions: typed changes, aligned by treatmentId.
import { canonicalJson } from "../plan/canonical";
import { type Lane, lanes } from "../plan/lanes";
import type { Kind, Treatment } from "../plan/treatment";
import { doseDirection } from "./dose-change";

/** A field of a treatment with both its values, in full; null for one that is left out. */
export interface FieldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  /** The newer version leaves the field out, which is not the same text as one that is empty. */
  readonly leftOut?: true;
}

export type ChangeType =
  | "stopped"
  | "held"
  | "resumed"
  | "released"
  | "dose-up"
  | "dose-down"
  | "dose-changed"
  | "schedule-moved"
  | "courses-changed"
  | "referral-changed"
  | "details-changed"
  | "reason-changed"
  | "notes-changed";

/** One thing that changed about a treatment, with the fields it consists of. */
export interface Change {
  readonly type: ChangeType;
  readonly fields: readonly FieldChange[];
}

interface Aligned {
  readonly treatmentId: string;
  readonly kind: Kind;
  readonly lane: Lane;
  readonly name: string;
}

/** `removed`: in the older version only, since a version in between stopped it. */
export type TreatmentChange = Aligned &
  (
    | { readonly status: "added"; readonly from: null; readonly to: Treatment }
    | { readonly status: "removed"; readonly from: Treatment; readonly to: null }
    | {
        readonly status: "changed";
        readonly from: Treatment;
        readonly to: Treatment;
        readonly changes: readonly Change[];
        readonly fields: readonly FieldChange[];
      }
    | {
        readonly status: "unchanged";
        readonly from: Treatment;
        readonly to: Treatment;
        readonly fields: readonly FieldChange[];
      }
  );

const bookkeeping = new Set(["action", "actionFrom", "changeReason"]);
const dose = new Set([
  "steps",
  "components",
  "amount",
  "unit",
  "basis",
  "perAmount",
  "working",
  "overrideReason",
  "totalGy",
]);
const schedule = new Set([
  "start",
  "end",
  "reviewOn",
  "reviewMeasure",
  "reviewSuccess",
  "cycles",
  "cycleDays",
  "everyDays",
  "dosesPlanned",
  "fractions",
  "fractionsPerWeek",
  "dates",
  "rhythm",
]);
const referral = new Set(["question", "goals", "urgency", "assigneeId", "pool", "sessionsRequested", "visitFrequency"]);

const fixedWords: Partial<Record<string, ChangeType>> = {
  courses: "courses-changed",
  reason: "reason-changed",
  note: "notes-changed",
};

function typeOf(field: string, from: Treatment, to: Treatment): ChangeType {
  if (dose.has(field)) {
    const direction = doseDirection(from, to);
    return direction === "up"
      ? "dose-up"
      : direction === "down"
        ? "dose-down"
        : direction
          ? "dose-changed"
          : "schedule-moved";
  }
  if (schedule.has(field)) return "schedule-moved";
  if (field === "courses") {
    const direction = doseDirection(from, to);
    if (direction) return direction === "up" ? "dose-up" : direction === "down" ? "dose-down" : "dose-changed";
  }
  if (referral.has(field) && from.kind !== "procedure") return "referral-changed";
  return fixedWords[field] ?? "details-changed";
}

/** Every field of either side; one that is left out, as optional fields may be, counts as none. */
function fieldsOf(from: Treatment, to: Treatment): FieldChange[] {
  const [a, b] = [new Map<string, unknown>(Object.entries(from)), new Map<string, unknown>(Object.entries(to))];
  return [...new Set([...a.keys(), ...b.keys()])]
    .map((field) => ({
      field,
      from: a.get(field) ?? null,
      to: b.get(field) ?? null,
      ...(b.get(field) === undefined ? { leftOut: true as const } : {}),
    }))
    .filter((change) => canonicalJson(change.from) !== canonicalJson(change.to));
}

/** Whether a treatment moved into or out of a stop, a hold or a condition. */
function stateChange(from: Treatment, to: Treatment): ChangeType | null {
  if (to.action === "stop") return from.action === "stop" ? null : "stopped";
  if (to.action === "hold") return from.action === "hold" ? null : "held";
  if (from.action === "hold") return "resumed";
  return from.condition && !to.condition ? "released" : null;
}

function changesOf(from: Treatment, to: Treatment, fields: readonly FieldChange[]): Change[] {
  const state = stateChange(from, to);
  const grouped = new Map<ChangeType, FieldChange[]>();
  if (state) grouped.set(state, []);
  for (const field of fields) {
    if (bookkeeping.has(field.field)) continue;
    const own = state && (field.field === "condition" || (state === "stopped" && field.field === "end"));
    const type = own ? state : typeOf(field.field, from, to);
    grouped.set(type, [...(grouped.get(type) ?? []), field]);
  }
  return [...grouped].map(([type, group]) => ({ type, fields: group }));
}

function compare(from: Treatment | undefined, to: Treatment | undefined): TreatmentChange[] {
  const either = to ?? from;
  if (!either) return [];
  const { treatmentId, kind, lane, name } = either;
  const aligned = { treatmentId, kind, lane, name };
  if (!from) return to ? [{ ...aligned, status: "added", from: null, to }] : [];
  if (!to) return [{ ...aligned, status: "removed", from, to: null }];
  const fields = fieldsOf(from, to);
  const changes = changesOf(from, to, fields);
  return [
    changes.length > 0
      ? { ...aligned, status: "changed", from, to, changes, fields }
      : { ...aligned, status: "unchanged", from, to, fields },
  ];
}

/** The changes from one list of treatments to another, in the order of the newer one, then those only in the older one. */
export function diffTreatments(from: readonly Treatment[], to: readonly Treatment[]): TreatmentChange[] {
  const older = new Map(from.map((t) => [t.treatmentId, t]));
  const kept = new Set(to.map((t) => t.treatmentId));
  return [
    ...to.flatMap((t) => compare(older.get(t.treatmentId), t)),
    ...from.filter((t) => !kept.has(t.treatmentId)).flatMap((t) => compare(t, undefined)),
  ];
}

/** The older treatments with the changes made to them: the newer ones again. */
export function applyChanges(from: readonly Treatment[], changes: readonly TreatmentChange[]): Treatment[] {
  const older = new Map(from.map((t) => [t.treatmentId, t]));
  return changes.flatMap((change) => {
    if (change.status === "removed") return [];
    if (change.status === "added") return [change.to];
    const before = older.get(change.treatmentId);
    if (!before) throw new Error(`The change of ${change.name} does not fit: the older version has no such treatment`);
    const out = new Set(change.fields.flatMap((f) => (f.leftOut ? [f.field] : [])));
    const kept = Object.entries(before).filter(([field]) => !out.has(field));
    const set = change.fields.filter((f) => !f.leftOut).map((f) => [f.field, f.to]);
    return [Object.fromEntries([...kept, ...set]) as Treatment];
  });
}

/** The changes by lane in the fixed order of lanes; lanes without any are left out. */
export function byLane(
  changes: readonly TreatmentChange[],
): { readonly lane: Lane; readonly changes: readonly TreatmentChange[] }[] {
  return lanes
    .map((lane) => ({ lane, changes: changes.filter((c) => c.lane === lane) }))
    .filter((group) => group.changes.length > 0);
}
