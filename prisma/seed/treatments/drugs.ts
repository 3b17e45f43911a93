// Drugs and steroids of the stories.
import type { DoseStep, DoseUnit } from "@/lib/domain/plan/dose-step";
import type { Lane } from "@/lib/domain/plan/lanes";
import type { FrequencyCode } from "@/lib/domain/wording/frequency";
import type { SeedClock } from "../clock";
import { frame, type NewOf, type Waiting, type Why } from "./frame";
import type { Reckon } from "./reckon";

type Route = NewOf<"drug">["route"];
type Form = NewOf<"drug">["form"];

/** Amount, unit, how often, first day, last day (left out for the last dose, which goes on). */
export type Dose = readonly [string, DoseUnit, FrequencyCode, number, number?];

export interface DrugWhy extends Why {
  readonly doses: readonly Dose[];
  readonly route?: Route;
  readonly form?: Form;
  readonly strength?: string;
  readonly supportive?: boolean;
  readonly condition?: Waiting;
  readonly asNeeded?: { readonly for: string; readonly most: string; readonly unit: DoseUnit };
}

const plain = { basis: "fixed", perAmount: null, working: null, overrideReason: null } as const;

function steps(clock: SeedClock, doses: readonly Dose[]): DoseStep[] {
  return doses.map(([amount, unit, frequency, from, to]) => ({
    ...plain,
    amount,
    unit,
    frequency,
    from: clock.day(from),
    to: to === undefined ? null : clock.day(to),
  }));
}

/** A drug with fixed doses. */
export function drug(clock: SeedClock, lane: Lane, agent: string | null, why: DrugWhy): NewOf<"drug"> {
  const { asNeeded } = why;
  return {
    ...frame(clock, lane, agent, why),
    kind: "drug",
    purpose: why.supportive ? "supportive" : "treatment",
    route: why.route ?? "oral",
    form: why.form === undefined ? "tablet" : why.form,
    strength: why.strength ?? null,
    condition: why.condition ?? null,
    asNeeded: asNeeded !== undefined,
    asNeededFor: asNeeded?.for ?? null,
    maxPerDay: asNeeded ? { amount: asNeeded.most, unit: asNeeded.unit } : null,
    steps: steps(clock, why.doses),
  };
}

/** What whole vials allow, in mg. */
const vials: Readonly<Record<string, string>> = { rituximab: "100", cyclophosphamide: "50" };

/** A drug dosed by weight or body surface: days on which one dose is given, or the first day of a daily one. */
export function reckonedDrug(
  clock: SeedClock,
  reckon: Reckon,
  agent: string,
  why: Omit<DrugWhy, "doses"> & {
    readonly per: "per-kg" | "per-m2";
    readonly amount: string;
    readonly roundTo?: string;
    readonly cap?: string;
    readonly on: readonly number[] | FrequencyCode;
  },
): NewOf<"drug"> {
  const { per, amount, on, start, end } = why;
  const dose = reckon.dose(per, amount, why.roundTo ?? vials[agent], why.cap);
  const step = (frequency: FrequencyCode, from: number, to?: number): DoseStep => ({
    ...dose,
    frequency,
    from: clock.day(from),
    to: to === undefined ? null : clock.day(to),
  });
  const infused = typeof on !== "string";
  const reckoned = infused ? on.map((day) => step("once", day, day)) : [step(on, start, end)];
  const { condition, ...rest } = why;
  const route = rest.route ?? (infused ? "intravenous" : "oral");
  const form = rest.form ?? (infused ? "infusion" : "tablet");
  const made = drug(clock, "immunosuppression", agent, { ...rest, route, form, doses: [] });
  return { ...made, condition: condition ?? null, steps: reckoned };
}

/** A taper: daily mg and how many days of it, in order; the last one may go on without end. */
export function taper(
  clock: SeedClock,
  why: Why & { readonly down: readonly (readonly [string, number | null])[]; readonly agent?: string },
): NewOf<"steroid"> {
  let from = why.start;
  const stretches = why.down.map(([amount, days]) => {
    const step = {
      ...plain,
      amount,
      unit: "mg" as const,
      frequency: "every-morning" as const,
      from: clock.day(from),
      to: days === null ? null : clock.day(from + days - 1),
      alternateAmount: null,
    };
    from += days ?? 0;
    return step;
  });
  const open = why.down.at(-1)?.[1] === null;
  return {
    ...frame(clock, "immunosuppression", why.agent ?? "prednisone", open ? why : { ...why, end: why.end ?? from - 1 }),
    kind: "steroid",
    route: "oral",
    form: "tablet",
    strength: "20 mg, 5 mg (can be halved)",
    steps: stretches,
    noTaperReason: stretches.length > 1 ? null : "low dose kept for maintenance",
  };
}

/** Methylprednisolone 1 g a day by vein for a few days. */
export function pulse(clock: SeedClock, why: Why & { readonly days?: number }): NewOf<"steroid"> {
  const days = why.days ?? 5;
  const last = why.start + days - 1;
  const [from, to] = [clock.day(why.start), clock.day(last)];
  const step = { ...plain, amount: "1000", unit: "mg", frequency: "daily", from, to, alternateAmount: null } as const;
  return {
    ...frame(clock, "immunosuppression", "methylprednisolone-iv", { ...why, end: last }),
    kind: "steroid",
    route: "intravenous",
    form: "infusion",
    strength: null,
    steps: [step],
    noTaperReason: "pulse of a few days",
  };
}
