// Stopping or cutting some drugs at once is a risk of its own (design: safe direction is never blocked, but it is shown).
// The risks are textbook knowledge; the lines drawn here (21 days, 7.5 mg, half the dose) are product choices.
import { agentLabelById } from "../../knowledge/agent-labels";
import type { DraftTreatment } from "../../plan/draft-treatment";
import { shortName } from "../../plan/treatment-choice";
import { addDays, type Day, daysBetween, formatDay, isDay } from "../../shared/day";
import { Decimal } from "../../shared/decimal";
import { formatDose } from "../../wording/dose";
import { expand, prednisoneFactors } from "../vocabulary";
import { meanDailyMg, type StepDraft, stepsOf } from "./rows/drug-rows";

type Stepped = Extract<DraftTreatment, { kind: "drug" | "steroid" }>;

const steroidDays = 21;
const steroidMg = "7.5";

const whyByClass: readonly (readonly [readonly string[], string])[] = [
  [
    ["@corticosteroid-systemic"],
    "After three weeks or more, a steroid stopped or cut at once can end in adrenal insufficiency.",
  ],
  [
    ["@anti-seizure"],
    "Seizures up to status epilepticus can follow when an anti-seizure drug is stopped or cut at once.",
  ],
  [["baclofen"], "Baclofen stopped or cut at once can cause rebound spasticity, hallucinations and seizures."],
  [["@benzodiazepine"], "A benzodiazepine stopped or cut at once can cause withdrawal with seizures."],
];

const whyOf = (agent: string) => whyByClass.find(([ids]) => expand(ids).has(agent))?.[1] ?? null;

/** Mg a day on one day; null when no step says so in mg. */
function doseOn(t: Stepped, day: Day): Decimal | null {
  const covers = (step: StepDraft) =>
    isDay(step.from) && step.from <= day && (isDay(step.to) ? day <= step.to : step.frequency !== "once");
  const step = stepsOf(t).find(covers);
  return step ? (meanDailyMg(step) ?? null) : null;
}

export interface Withdrawal {
  readonly treatmentId: string;
  readonly name: string;
  readonly title: string;
  readonly message: string;
  readonly why: string;
  /** Mg a day before and after, as texts; empty when a dose has no mg. */
  readonly from: string;
  readonly to: string;
}

const isStepped = (t: DraftTreatment): t is Stepped => t.kind === "drug" || t.kind === "steroid";

/**
 * The withdrawal risk of what a draft does with one signed treatment, or null: stopped or held while its course was still
 * planned, or its daily dose cut by more than half in one step. A steroid counts after 21 days above 7.5 mg prednisone a day.
 */
export function withdrawalOf(t: DraftTreatment, before: DraftTreatment | undefined, asOf: Day): Withdrawal | null {
  if (!before || !isStepped(t) || !isStepped(before) || typeof t.agent !== "string") return null;
  if (t.action !== "stop" && t.action !== "hold" && t.action !== "change") return null;
  if (before.action === "hold") return null;
  const why = whyOf(t.agent);
  const day = isDay(t.actionFrom) ? t.actionFrom : asOf;
  const start = isDay(before.start) ? before.start : null;
  if (!why || !start || day <= start) return null;
  if (isDay(before.end) && day > before.end) return null;
  const lastSaid = doseOn(before, addDays(day, -1));
  const after = t.action === "change" ? doseOn(t, day) : new Decimal(0);
  if (t.action === "change" && (!lastSaid || !after || after.gte(lastSaid.div(2)))) return null;
  // A steroid that ends later is judged by the engine's own rule of an abrupt stop.
  if (t.kind === "steroid" && t.action === "stop" && day > asOf) return null;
  if (t.kind === "steroid" && !isAdrenalRisk(t.agent, start, day, lastSaid)) return null;
  return wordsOf(t, day, why, lastSaid, after);
}

function isAdrenalRisk(agent: string, start: Day, day: Day, dose: Decimal | null): boolean {
  if (daysBetween(start, day) < steroidDays) return false;
  return dose === null || dose.times(prednisoneFactors[agent] ?? 1).gt(steroidMg);
}

function wordsOf(t: Stepped, day: Day, why: string, from: Decimal | null, to: Decimal | null): Withdrawal {
  const label = agentLabelById(String(t.agent));
  const name = label ? shortName(label) : String(t.name ?? t.agent);
  const dose = (value: Decimal) => formatDose(value.toDecimalPlaces(3).toFixed(), "mg");
  const verb = { stop: "stopped", hold: "put on hold", change: "cut" }[t.action as "stop" | "hold" | "change"];
  const amounts = !from
    ? ""
    : t.action === "change" && to
      ? ` from ${dose(from)} to ${dose(to)} a day`
      : ` at ${dose(from)} a day`;
  return {
    treatmentId: t.treatmentId,
    name,
    title: `${name} ${verb} without a taper`.slice(0, 59),
    message: `${name} ${verb}${amounts} on ${formatDay(day)}`,
    why,
    from: from?.toFixed() ?? "",
    to: to?.toFixed() ?? "",
  };
}
