// From the treatments of a draft or a version to the rows the engine judges: what is planned, and what is over.
import type { DraftTreatment } from "../../../plan/draft-treatment";
import type { Day } from "../../../shared/day";
import type { PlanRow } from "../../engine-input";
import { checkpointRows, radiotherapyRows, regimenRows, surgeryRows } from "./cancer-rows";
import { exchangeRows, ivigRows } from "./course-rows";
import { drugRows, steroidRows } from "./drug-rows";
import { cutBefore, lastDayOfRow, type RowContext, row } from "./row-parts";
import { dayNumber, textOf } from "./typed";

/** Where the plan ends a treatment: from this day on nothing is given. */
export function endedFrom(t: DraftTreatment, asOf: Day): number | null {
  if (t.action !== "stop" && t.action !== "hold") return null;
  // A treatment that waits for a result is judged as if it were given: it will be, without a new signature.
  if (t.action === "hold" && t.condition?.type === "hold-until") return null;
  return dayNumber(asOf, t.actionFrom) ?? 0;
}

/** Whether a treatment is neither stopped nor held on day 0. */
export function isActive(t: DraftTreatment, asOf: Day): boolean {
  const ended = endedFrom(t, asOf);
  return ended === null || ended > 0;
}

function careRow(t: DraftTreatment, item: string, { asOf }: RowContext): PlanRow[] {
  const startDay = dayNumber(asOf, t.start) ?? 0;
  return [row({ item, startDay, endDay: dayNumber(asOf, t.end) })];
}

function ownRows(t: DraftTreatment, context: RowContext): PlanRow[] {
  const item = textOf(t.agent) ?? null;
  switch (t.kind) {
    case "drug":
      return item ? drugRows(t, item, context) : [];
    case "steroid":
      return item ? steroidRows(t, item, context) : [];
    case "regimen":
      return regimenRows(t, item, context);
    case "checkpoint-inhibitor":
      return item ? checkpointRows(t, item, context) : [];
    case "surgery":
      return surgeryRows(t, item, context);
    case "radiotherapy":
      return radiotherapyRows(t, item, context);
    case "plasma-exchange":
      return exchangeRows(t, item ?? "plasma-exchange", context);
    case "ivig":
      return ivigRows(t, item ?? "ivig", context);
    case "pt-referral":
      return careRow(t, item ?? "physical-therapy-referral", context);
    case "slp-referral":
      return careRow(t, item ?? "speech-therapy-referral", context);
    case "vaccine": {
      const days = (t.dates ?? []).flatMap((day) => dayNumber(context.asOf, day) ?? []).sort((a, b) => a - b);
      const startDay = days[0] ?? dayNumber(context.asOf, t.start) ?? 0;
      return item
        ? [row({ item, startDay, endDay: days.at(-1) ?? startDay, days: days.length > 0 ? days : undefined })]
        : [];
    }
    case "procedure": {
      const startDay = dayNumber(context.asOf, t.start) ?? 0;
      return item ? [row({ item, startDay, endDay: dayNumber(context.asOf, t.end) ?? startDay })] : [];
    }
    // A monitoring task gives nothing to the patient: the rules ask for its results.
    case "monitoring":
      return [];
  }
}

/** Past operations, radiotherapy and regimens remain what the cancer was treated with. */
const staysWhenPast: readonly DraftTreatment["kind"][] = ["surgery", "radiotherapy", "regimen"];
const givesNothing: readonly DraftTreatment["kind"][] = ["pt-referral", "slp-referral", "procedure"];

/** A drug or steroid that still runs keeps its past steps; one that has ended, and a past course, counts for spacing only. */
function withOver(t: DraftTreatment, rows: readonly PlanRow[]): PlanRow[] {
  const isPast = (one: PlanRow) => (lastDayOfRow(one) ?? 0) < 0;
  if (staysWhenPast.includes(t.kind)) return [...rows];
  if (t.kind === "plasma-exchange" || t.kind === "ivig")
    return rows.map((one) => (isPast(one) ? { ...one, over: true } : one));
  if (!rows.every(isPast)) return [...rows];
  return givesNothing.includes(t.kind) ? [] : rows.map((one) => ({ ...one, over: true }));
}

function rowsOf(t: DraftTreatment, context: RowContext): PlanRow[] {
  const ended = endedFrom(t, context.asOf);
  const action: PlanRow["action"] = t.action === "continue" || t.action === "change" ? t.action : "start";
  const own: PlanRow[] = ownRows(t, context).map((one) => ({ ...one, treatmentId: t.treatmentId, action }));
  if (ended === null) return withOver(t, own);
  const left = own.flatMap((one) => cutBefore(one, ended) ?? []);
  if (ended > 0) return withOver(t, left);
  return givesNothing.includes(t.kind) ? [] : left.map((one) => ({ ...one, over: true }));
}

/** The rows of all treatments in their order; `asOf` is day 0. */
export function planRows(treatments: readonly DraftTreatment[], asOf: Day): PlanRow[] {
  const hydrated = treatments.some((t) => t.agent === "iv-hydration" && isActive(t, asOf));
  return treatments.flatMap((t) => rowsOf(t, { asOf, hydrated }));
}
