// The cancer lane: regimens with their components, checkpoint inhibitors, operations and radiotherapy.
import type { DraftOf } from "../../../plan/draft-treatment";
import { radiotherapyDays } from "../../../schedule/sessions";
import { daysBetween } from "../../../shared/day";
import type { PlanRow } from "../../engine-input";
import { CYCLE_DAYS } from "../../vocabulary";
import { every, flagsOf, openDays, type RowContext, row } from "./row-parts";
import { amountOf, countOf, dayIn, dayNumber, mgOf, routeIn, textOf } from "./typed";

type Regimen = DraftOf<"regimen">;
type Component = NonNullable<NonNullable<Regimen["components"]>[number]>;

const isRegimenId = (id: string) => id.startsWith("regimen-");

/** The filtration rate a Calvert dose was worked out with: the last one of its working, after the cap when there is one. */
function gfrUsed({ working }: Component): number | undefined {
  if (working?.formula?.id !== "calvert") return undefined;
  const rates = [...(working.inputs ?? []), ...(working.steps ?? [])].filter((entry) => entry?.unit === "mL/min");
  return amountOf(rates.at(-1)?.value)?.toNumber();
}

function componentRow(part: Component, t: Regimen, cycleStarts: readonly number[], context: RowContext): PlanRow[] {
  const item = textOf(part.agent);
  if (!item) return [];
  const daysOfCycle = (part.days ?? []).flatMap((day) => countOf(day, 84) ?? []);
  const given = daysOfCycle.length > 0 ? daysOfCycle : [1];
  const days = cycleStarts.flatMap((start) => given.map((day) => start + day - 1)).sort((a, b) => a - b);
  const mg = mgOf(part.amount, part.unit);
  return [
    row({
      item,
      route: routeIn(part.route) ?? "iv",
      doseValue: mg?.toNumber(),
      doseUnit: mg ? "mg" : undefined,
      auc: part.basis === "auc" ? amountOf(part.perAmount)?.toNumber() : undefined,
      gfrUsed: gfrUsed(part),
      startDay: days[0] ?? dayNumber(context.asOf, t.start) ?? 0,
      endDay: days.at(-1),
      days,
      flags: flagsOf({ hydration: part.hydration || context.hydrated ? true : undefined }),
    }),
  ];
}

/** Rows of a regimen: its catalogue row, which stands for all its components, and one for each component with its dose. A single drug is its component alone. */
export function regimenRows(t: Regimen, item: string | null, context: RowContext): PlanRow[] {
  const startDay = dayNumber(context.asOf, t.start) ?? 0;
  const cycles = countOf(t.cycles, 40) ?? 1;
  const cycleDays = countOf(t.cycleDays, 84) ?? CYCLE_DAYS;
  const cycleStarts = Array.from({ length: cycles }, (_, k) => startDay + k * cycleDays);
  const components = (t.components ?? []).flatMap((part) => (part ? componentRow(part, t, cycleStarts, context) : []));
  if (item === null) return components;
  const flags = flagsOf({ hydration: components.some((part) => part.flags.hydration === true) || undefined });
  if (isRegimenId(item))
    return [row({ item, route: "iv", startDay, cycles, everyDays: cycleDays, flags }), ...components];
  if (components.some((part) => part.item === item)) return components;
  const endDay = startDay + cycles * cycleDays - 1;
  return [row({ item, route: "iv", startDay, endDay, days: cycleStarts, flags }), ...components];
}

/** The row of a checkpoint inhibitor with the days of its doses, and whether neurology and oncology decided together. */
export function checkpointRows(t: DraftOf<"checkpoint-inhibitor">, item: string, context: RowContext): PlanRow[] {
  const startDay = dayNumber(context.asOf, t.start) ?? 0;
  const gap = countOf(t.everyDays, 84);
  const doses = countOf(t.dosesPlanned, 60);
  const last = dayNumber(context.asOf, t.end) ?? startDay + openDays;
  const days = gap
    ? doses
      ? every(startDay, gap, startDay + gap * (doses - 1))
      : every(startDay, gap, last)
    : undefined;
  const mg = mgOf(t.amount, t.unit);
  return [
    row({
      item,
      route: routeIn(t.route) ?? "iv",
      doseValue: mg?.toNumber(),
      doseUnit: mg ? "mg" : undefined,
      startDay,
      endDay: doses && days ? days.at(-1) : dayNumber(context.asOf, t.end),
      days,
      flags: flagsOf({ jointDecision: t.jointDecision === true }),
    }),
  ];
}

/** The row of an operation, on its day. */
export function surgeryRows(t: DraftOf<"surgery">, item: string | null, { asOf }: RowContext): PlanRow[] {
  const startDay = dayNumber(asOf, t.start) ?? 0;
  return [row({ item: item ?? "surgery-tumour-resection", startDay, endDay: startDay })];
}

/** The row of a course of radiotherapy on its treatment days. */
export function radiotherapyRows(t: DraftOf<"radiotherapy">, item: string | null, { asOf }: RowContext): PlanRow[] {
  const start = dayIn(t.start);
  const fractions = countOf(t.fractions, 60);
  const fractionsPerWeek = countOf(t.fractionsPerWeek, 14);
  const startDay = dayNumber(asOf, t.start) ?? 0;
  const days =
    start && fractions && fractionsPerWeek
      ? radiotherapyDays({ start, fractions, fractionsPerWeek }).map((day) => daysBetween(asOf, day))
      : undefined;
  const endDay = dayNumber(asOf, t.end) ?? days?.at(-1);
  return [row({ item: item ?? "radiotherapy-other", startDay: days?.[0] ?? startDay, endDay, days })];
}
