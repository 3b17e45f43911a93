// Plasma exchange, immune globulin and the cancer lane of the stories.
import type { SeedClock } from "../clock";
import { frame, type NewOf, type Why } from "./frame";
import type { Reckon } from "./reckon";

type Rhythm = NewOf<"plasma-exchange">["courses"][number]["rhythm"];

/** One course of exchanges; central line and albumin unless said otherwise. */
export function exchange(
  clock: SeedClock,
  reckon: Reckon,
  why: Why & {
    readonly sessions?: number;
    readonly volumes?: string;
    readonly rhythm?: Rhythm;
    readonly peripheral?: boolean;
  },
): NewOf<"plasma-exchange"> {
  const course = {
    courseId: reckon.courseId("exchange", clock.day(why.start)),
    purpose: "induction" as const,
    sessions: why.sessions ?? 5,
    rhythm: why.rhythm ?? { type: "interval" as const, everyDays: 2 },
    start: clock.day(why.start),
    ...reckon.exchange(why.volumes ?? "1"),
    replacement: "albumin-5" as const,
    access: why.peripheral ? ("peripheral" as const) : ("central-line" as const),
    anticoagulant: "citrate" as const,
  };
  return {
    ...frame(clock, "plasma-exchange", "plasma-exchange", { name: "Therapeutic plasma exchange", ...why }),
    kind: "plasma-exchange",
    courses: [course],
  };
}

interface Maintenance {
  readonly gPerKg: string;
  readonly start: number;
  readonly repeats: number;
  readonly everyWeeks: number;
}

/** An induction course of 2 g per kg, with maintenance courses after it when asked for. */
export function ivig(
  clock: SeedClock,
  reckon: Reckon,
  why: Why & { readonly maintenance?: readonly Maintenance[] },
): NewOf<"ivig"> {
  const first = clock.day(why.start);
  const induction = {
    courseId: reckon.courseId("ivig", first),
    purpose: "induction" as const,
    start: first,
    repeats: 1,
    everyWeeks: null,
    ...reckon.ivig("2"),
  };
  const maintenance = (why.maintenance ?? []).map(({ gPerKg, start, repeats, everyWeeks }) => ({
    courseId: reckon.courseId("ivig", clock.day(start)),
    purpose: "maintenance" as const,
    start: clock.day(start),
    repeats,
    everyWeeks,
    ...reckon.ivig(gPerKg),
  }));
  const named = { name: "Intravenous immune globulin", ...why };
  // A single course ends with its last day.
  const spanned = maintenance.length > 0 ? named : { ...named, end: why.start + induction.days - 1 };
  const shared = frame(clock, "ivig", "ivig", spanned);
  return { ...shared, kind: "ivig", courses: [induction, ...maintenance] };
}

type Intent = NewOf<"regimen">["intent"];
/** Agent, name, basis, amount per m² or AUC or in units, days of the cycle. */
export type Part = readonly [string, string, "per-m2" | "auc" | "units", string, readonly number[]];

const unitsOnly = { unit: "U", basis: "fixed", perAmount: null, working: null, overrideReason: null } as const;

/** A chemotherapy regimen of the catalogue, each drug reckoned for the patient. */
export function regimen(
  clock: SeedClock,
  reckon: Reckon,
  agent: string,
  why: Why & {
    readonly cycles: number;
    readonly cycleDays?: number;
    readonly intent: Intent;
    readonly parts: readonly Part[];
  },
): NewOf<"regimen"> {
  const cycleDays = why.cycleDays ?? 21;
  const components = why.parts.map(([id, name, basis, amount, days]) => ({
    agent: id,
    name,
    ...(basis === "units" ? { ...unitsOnly, amount } : reckon.dose(basis, amount)),
    route: "intravenous" as const,
    days: [...days],
  }));
  const end = why.start + why.cycles * cycleDays - 1;
  return {
    ...frame(clock, "cancer", agent, { ...why, end }),
    kind: "regimen",
    intent: why.intent,
    cycles: why.cycles,
    cycleDays,
    components,
  };
}

export const carboplatinEtoposide: readonly Part[] = [
  ["carboplatin", "Carboplatin", "auc", "5", [1]],
  ["etoposide", "Etoposide", "per-m2", "100", [1, 2, 3]],
];
export const cisplatinEtoposide: readonly Part[] = [
  ["cisplatin", "Cisplatin", "per-m2", "75", [1]],
  ["etoposide", "Etoposide", "per-m2", "100", [1, 2, 3]],
];
export const carboplatinPaclitaxel: readonly Part[] = [
  ["paclitaxel", "Paclitaxel", "per-m2", "175", [1]],
  ["carboplatin", "Carboplatin", "auc", "5", [1]],
];
export const doxorubicinCyclophosphamide: readonly Part[] = [
  ["doxorubicin", "Doxorubicin", "per-m2", "60", [1]],
  ["cyclophosphamide-antineoplastic", "Cyclophosphamide", "per-m2", "600", [1]],
];

export function surgery(
  clock: SeedClock,
  agent: string,
  why: Why & { readonly site: string; readonly intent?: Intent },
): NewOf<"surgery"> {
  return {
    ...frame(clock, "cancer", agent, { ...why, end: why.start }),
    kind: "surgery",
    site: why.site,
    intent: why.intent ?? "curative",
  };
}

export function radiotherapy(
  clock: SeedClock,
  agent: string,
  why: Why & {
    readonly target: string;
    readonly gy: string;
    readonly fractions: number;
    readonly perWeek: number;
    readonly intent: Intent;
  },
): NewOf<"radiotherapy"> {
  const { target, gy: totalGy, fractions, perWeek: fractionsPerWeek, intent } = why;
  const end = why.start + Math.ceil((fractions / fractionsPerWeek) * 7) - 1;
  return {
    ...frame(clock, "cancer", agent, { ...why, end }),
    kind: "radiotherapy",
    target,
    totalGy,
    fractions,
    fractionsPerWeek,
    intent,
  };
}

/** A checkpoint inhibitor on which neurology and oncology decided together. */
export function checkpointInhibitor(
  clock: SeedClock,
  agent: string,
  why: Why & {
    readonly mg: string;
    readonly everyDays: number;
    readonly doses: number;
    readonly decidedOn: number;
    readonly decidedBy: string;
  },
): NewOf<"checkpoint-inhibitor"> {
  return {
    ...frame(clock, "cancer", agent, why),
    kind: "checkpoint-inhibitor",
    amount: why.mg,
    unit: "mg",
    basis: "fixed",
    perAmount: null,
    working: null,
    overrideReason: null,
    route: "intravenous",
    everyDays: why.everyDays,
    dosesPlanned: why.doses,
    intent: "palliative",
    jointDecision: true,
    jointDecisionBy: why.decidedBy,
    jointDecisionOn: clock.day(why.decidedOn),
  };
}
