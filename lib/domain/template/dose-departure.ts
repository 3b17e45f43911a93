// Whether a complete treatment is dosed outside what its template says, as far as typed data can tell; the prose is for people.
import type { RegimenComponent } from "../plan/kinds/cancer";
import { meanDailyAmount, type SteroidStep } from "../plan/kinds/steroid";
import type { Treatment, TreatmentOf } from "../plan/treatment";
import { Decimal } from "../shared/decimal";
import { timesPerDay } from "../wording/frequency";
import type { DoseRange, DoseSpan, Span } from "./dose-range";

const basisWords = { fixed: "mg", "per-kg": "mg per kg", "per-m2": "mg per m²" } as const;
const spanWords = ({ min, max }: Span) => (min === max ? min : min === "0" ? `at most ${max}` : `${min} to ${max}`);
const isIn = (amount: string | number | Decimal, { min, max }: Span) =>
  new Decimal(amount).gte(min) && new Decimal(amount).lte(max);

interface Said {
  readonly template: string;
  readonly plan: string;
}

type Step = TreatmentOf<"drug">["steps"][number] | SteroidStep;

const inMg: Readonly<Record<string, number>> = { mg: 1, g: 1000 };

/** The amount of one step in the basis of a span: mg, mg/kg or mg/m² per dose or per day; null when it cannot be told. */
function stepAmount(step: Step, { basis, per }: DoseSpan): Decimal | null {
  if (step.basis !== basis) return null;
  const factor = inMg[step.unit];
  if (basis === "fixed" && factor === undefined) return null;
  const single =
    basis === "fixed"
      ? new Decimal(step.amount).times(factor ?? 1)
      : step.perAmount
        ? new Decimal(step.perAmount)
        : null;
  if (!single || per === "dose") return single;
  if (basis === "fixed" && "alternateAmount" in step) {
    const mean = meanDailyAmount(step);
    return mean ? new Decimal(mean).times(factor ?? 1) : null;
  }
  const times = timesPerDay(step.frequency);
  return times ? single.times(times) : null;
}

/** A taper or a slow rise passes through other doses, so only the highest one is judged. */
function drugDeparture(spans: readonly DoseSpan[], steps: readonly Step[]): Said | null {
  const told = spans.flatMap((span) => {
    const amounts = steps.map((step) => stepAmount(step, span)).filter((amount) => amount !== null);
    return amounts.length > 0 ? [{ span, highest: Decimal.max(...amounts) }] : [];
  });
  const [first] = told;
  if (!first || told.some(({ span, highest }) => isIn(highest, span))) return null;
  const unit = (span: DoseSpan) => `${basisWords[span.basis]} per ${span.per}`;
  const template = spans.map((span) => `${spanWords(span)} ${unit(span)}`).join(" or ");
  return { template, plan: `at most ${first.highest.toFixed()} ${unit(first.span)}` };
}

type IvigRange = Extract<DoseRange, { type: "ivig" }>;
function ivigDeparture({ gPerKg, days }: IvigRange, t: TreatmentOf<"ivig">): Said | null {
  // The first course is what the template doses; maintenance follows its effect.
  const [course] = t.courses;
  if (!course || (isIn(course.gPerKg, gPerKg) && (!days || isIn(course.days, days)))) return null;
  const over = days ? ` over ${spanWords(days)} days` : "";
  return {
    template: `${spanWords(gPerKg)} g per kg${over}`,
    plan: `${course.gPerKg} g per kg over ${course.days} days`,
  };
}

type ExchangeRange = Extract<DoseRange, { type: "exchange" }>;
function exchangeDeparture({ sessions, plasmaVolumes }: ExchangeRange, t: TreatmentOf<"plasma-exchange">): Said | null {
  const [course] = t.courses;
  if (!course) return null;
  const volume = course.plasmaVolumes;
  const volumeFits = !plasmaVolumes || !volume || isIn(volume, plasmaVolumes);
  if (isIn(course.sessions, sessions) && volumeFits) return null;
  const volumes = (words: string) => ` of ${words} plasma volumes`;
  return {
    template: `${spanWords(sessions)} exchanges${plasmaVolumes ? volumes(spanWords(plasmaVolumes)) : ""}`,
    plan: `${course.sessions} exchanges${volume ? volumes(volume) : ""}`,
  };
}

type RegimenRange = Extract<DoseRange, { type: "regimen" }>;
function regimenDeparture({ cycles, components }: RegimenRange, t: TreatmentOf<"regimen">): Said | null {
  const unit = { auc: "AUC", "per-m2": "mg per m²" } as const;
  const words = (name: string, basis: "auc" | "per-m2", amount: string) =>
    basis === "auc" ? `${name} ${unit.auc} ${amount}` : `${name} ${amount} ${unit["per-m2"]}`;
  const off = components.flatMap(({ agent, basis, perAmount }) => {
    const given: RegimenComponent | undefined = t.components.find((c) => c.agent === agent && c.basis === basis);
    if (!given?.perAmount || isIn(given.perAmount, perAmount)) return [];
    return [
      { template: words(given.name, basis, spanWords(perAmount)), plan: words(given.name, basis, given.perAmount) },
    ];
  });
  if (cycles && !isIn(t.cycles, cycles))
    off.push({ template: `${spanWords(cycles)} cycles`, plan: `${t.cycles} ${t.cycles === 1 ? "cycle" : "cycles"}` });
  if (off.length === 0) return null;
  return { template: off.map((one) => one.template).join(", "), plan: off.map((one) => one.plan).join(", ") };
}

/** What template and plan say about the dose where they differ; null when they agree or when data cannot tell. */
export function doseDeparture(range: DoseRange | null, t: Treatment): Said | null {
  if (range?.type === "drug" && (t.kind === "drug" || t.kind === "steroid")) return drugDeparture(range.spans, t.steps);
  if (range?.type === "ivig" && t.kind === "ivig") return ivigDeparture(range, t);
  if (range?.type === "exchange" && t.kind === "plasma-exchange") return exchangeDeparture(range, t);
  if (range?.type === "regimen" && t.kind === "regimen") return regimenDeparture(range, t);
  return null;
}
