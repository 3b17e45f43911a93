// "May I give?" as one answer: the order is active, nothing stands against it, and every test it needs is there.
import { labs, vitals } from "../knowledge/labs";
import { type Rule, rules } from "../knowledge/rules";
import type { PlanState } from "../plan/plan-states";
import type { Treatment } from "../plan/treatment";
import type { TreatmentState } from "../plan/treatment-states";
import type { StoredFacts } from "../safety/app/stored-facts";
import { type PlanSource, toEngineInput } from "../safety/app/to-engine-input";
import { checkPlan } from "../safety/check-plan";
import { factLabel } from "../safety/evidence-words";
import { expand, ingredientsOf } from "../safety/vocabulary";
import { addDays, type Day, formatDay } from "../shared/day";
import { formatMeasured } from "../wording/dose";

/** Something that has to be settled before the dose, or that speaks against it. */
export interface OpenCheck {
  readonly id: string;
  readonly title: string;
  /** The patient's own values, or what is missing. */
  readonly detail: string;
  readonly state: "problem" | "missing";
}

/** A measured value that belongs to this kind of session. */
export interface CheckedValue {
  readonly label: string;
  readonly value: string;
  readonly takenOn: Day | null;
  readonly takenAt: string | null;
}

export interface MayGive {
  readonly answer: "yes" | "no" | "not-yet";
  /** One sentence. */
  readonly because: string;
  /** Whether the order itself is in force: signed, neither held nor stopped, its plan not on hold or ended. */
  readonly active: boolean;
  readonly open: readonly OpenCheck[];
  readonly values: readonly CheckedValue[];
}

export interface SessionCase {
  readonly treatment: Treatment;
  readonly treatmentState: TreatmentState;
  /** Whose co-signature it waits for and since when, or that it was declined; in words that follow "this treatment". */
  readonly cosignature?: string | null;
  readonly planState: PlanState;
  readonly deceased: boolean;
  readonly day: Day;
  readonly today: Day;
  /** Findings that became unsafe since the version was signed and concern this treatment. */
  readonly alerts: readonly { readonly ruleId: string; readonly title: string; readonly message: string }[];
  /** The plan as signed with its live sessions, judged on the day of the session. */
  readonly source: Omit<PlanSource, "asOf">;
}

const stateWords: Partial<Record<TreatmentState, string>> = {
  held: "this treatment is on hold",
  stopped: "this treatment was stopped",
  waiting: "this treatment waits for its condition",
  "awaiting-cosignature": "this treatment waits for its co-signature",
  "not-in-plan": "this treatment is not in the plan",
};

function whyNotActive({ deceased, planState, treatmentState, cosignature }: SessionCase): string | null {
  if (deceased) return "the patient has died";
  if (planState === "on-hold") return "the plan is on hold";
  if (planState !== "active") return "the plan has ended";
  if (treatmentState === "awaiting-cosignature" && cosignature) return `this treatment ${cosignature}`;
  return stateWords[treatmentState] ?? null;
}

type Json = Rule["trigger"]["expr"] | readonly unknown[] | string | number | boolean | null;

/** Every id that stands under one of some keys, anywhere in a rule. */
function under(expression: unknown, keys: readonly string[]): string[] {
  if (Array.isArray(expression)) return expression.flatMap((part: Json) => under(part, keys));
  if (typeof expression !== "object" || expression === null) return [];
  return Object.entries(expression).flatMap(([key, value]: [string, unknown]) => {
    const own = keys.includes(key) ? [value].flat().filter((one) => typeof one === "string") : [];
    return [...own, ...under(value, keys)];
  });
}

/** Rules that ask for a test and look at nothing else: what they find is missing, not against the dose. */
const asksForTest = new Set(
  rules
    .filter(({ trigger: { expr } }) => {
      const tests = under(expr, ["labMissing", "observation"]);
      return (
        tests.length > 0 && under(expr, ["lab", "labIs", "cond", "pt", "fn", "calc", "med", "allergy"]).length === 0
      );
    })
    .map((rule) => rule.id),
);

const beforeDoseRules = rules.filter((rule) => rule.tier === "before-dose");

/** What was known on a day: a value measured after a session says nothing about whether it could be given. */
const factsBy = (facts: StoredFacts, day: Day): StoredFacts => ({
  ...facts,
  observations: facts.observations.filter(({ takenOn }) => takenOn === null || takenOn <= day),
});

/** Whether the amount is reckoned from the weight (also AUC, by the clearance, and a plasma volume). */
function isDosedByWeight(t: Treatment): boolean {
  switch (t.kind) {
    case "ivig":
      return true;
    case "plasma-exchange":
      return t.courses.some(({ plasmaVolumes }) => plasmaVolumes !== null);
    case "regimen":
      return t.components.some(({ basis }) => basis !== "fixed");
    case "checkpoint-inhibitor":
      return t.basis !== "fixed";
    case "drug":
      return t.steps.some(({ basis }) => basis !== "fixed");
    default:
      return false;
  }
}

function openChecks(c: SessionCase): OpenCheck[] {
  const asOf = c.day;
  const judged = toEngineInput({ ...c.source, facts: factsBy(c.source.facts, asOf), asOf });
  const { findings, cannotTell } = checkPlan(judged, (day) => formatDay(addDays(asOf, day)), beforeDoseRules);
  const own = (rows: readonly number[]) => rows.some((at) => judged.plan[at]?.treatmentId === c.treatment.treatmentId);
  const problems = findings
    .filter((f) => own(f.rows))
    .map(({ ruleId: id, title, message: detail }): OpenCheck => {
      return { id, title, detail, state: asksForTest.has(id) ? "missing" : "problem" };
    });
  // A test that is asked for by name is not asked for again by every rule that would read it.
  const askedFor = new Set(
    findings.filter((f) => own(f.rows) && asksForTest.has(f.ruleId)).flatMap((f) => f.evidence.map(({ fact }) => fact)),
  );
  const missing = cannotTell
    .filter((one) => own(one.rows) && !problems.some((p) => p.id === one.ruleId))
    .filter((one) => !one.missing.every(({ fact }) => askedFor.has(fact)))
    .map((one): OpenCheck => {
      const names = [...new Set(one.missing.map(({ fact }) => lowered(factLabel(fact))))].join(", ");
      return { id: one.ruleId, title: one.title, detail: `Not recorded or too old: ${names}`, state: "missing" };
    });
  const alerts = c.alerts.map(
    (one): OpenCheck => ({ id: one.ruleId, title: one.title, detail: one.message, state: "problem" }),
  );
  const weight: OpenCheck[] =
    isDosedByWeight(c.treatment) && judged.patient.weightKg === undefined
      ? [
          {
            id: "weight",
            title: "Weight for the dose",
            detail: "Not recorded or too old: body weight",
            state: "missing",
          },
        ]
      : [];
  return [...alerts, ...problems, ...missing, ...weight];
}

const beforeDose = beforeDoseRules.map(({ trigger: { expr } }) => ({
  items: expand(under(expr, ["plan", "item", "before"])),
  facts: under(expr, ["lab", "labMissing", "observation", "pt"]),
}));
const kinds = new Map([...labs, ...vitals].map((kind) => [kind.id, kind]));
const vitalOf: Readonly<Record<string, string>> = {
  systolicBp: "systolic-bp",
  weightKg: "weight",
  heartRate: "heart-rate",
};

/** The values that the rules ask for before this treatment is given, and the weight it is dosed by. */
function checkedValues(treatment: Treatment, facts: StoredFacts): CheckedValue[] {
  const item = treatment.agent ?? treatment.kind;
  const given = [item, ...ingredientsOf(item)];
  const wanted = beforeDose.filter(({ items }) => given.some((id) => items.has(id))).flatMap((rule) => rule.facts);
  const byCode = new Map(facts.observations.map((row) => [row.code, row]));
  const weight = isDosedByWeight(treatment) || byCode.has("weight") ? ["weight"] : [];
  const codes = [...new Set([...weight, ...wanted.map((fact) => vitalOf[fact] ?? fact)])].filter((code) =>
    kinds.has(code),
  );
  return codes.map((code) => {
    const [kind, row] = [kinds.get(code), byCode.get(code)];
    const [number, unit] = row?.value && row.unit ? [row.value, row.unit] : [row?.standard, kind?.unit];
    const value = number && unit ? formatMeasured(number, unit) : (row?.valueText ?? "Not recorded");
    return { label: kind?.label ?? code, value, takenOn: row?.takenOn ?? null, takenAt: row?.takenAt ?? null };
  });
}

const list = (checks: readonly OpenCheck[]) => checks.map((check) => lowered(check.title)).join("; ");

/** A title inside a sentence: its first letter small, unless it begins an abbreviation such as IVIg or IgA. */
const lowered = (title: string) =>
  /^[A-Z][a-z]+(\s|,|$)/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;

/**
 * Whether a session may be given, judged on its own day with what was known then. `no`: the order is not active or something
 * speaks against the dose; `not-yet`: a fact is missing so that nobody can tell, the day has not come, or it has passed (it is
 * moved or recorded, not given); `yes` otherwise. It advises; the prescriber may decide otherwise with a reason.
 */
export function mayGive(c: SessionCase): MayGive {
  const values = checkedValues(c.treatment, c.source.facts);
  const inactive = whyNotActive(c);
  if (inactive) return { answer: "no", because: `No: ${inactive}`, active: false, open: [], values };
  const open = openChecks(c);
  const rest = { active: true, open, values };
  const problems = open.filter((check) => check.state === "problem");
  if (problems.length > 0) return { answer: "no", because: `No, ask the prescriber: ${list(problems)}`, ...rest };
  if (open.length > 0) return { answer: "not-yet", because: `Not yet: ${list(open)}`, ...rest };
  if (c.day > c.today) return { answer: "not-yet", because: `Not yet: planned for ${formatDay(c.day)}`, ...rest };
  if (c.day < c.today) {
    const because = `Not yet: it was planned for ${formatDay(c.day)}. Record what happened, or move it`;
    return { answer: "not-yet", because, ...rest };
  }
  return { answer: "yes", because: "Yes: the order is active and nothing is missing", ...rest };
}
