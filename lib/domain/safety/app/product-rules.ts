// Rules about the record rather than the medicine: lists nobody reviewed, a weight that is too old, names nobody matched.
// Their ids begin with "product-", and check-plan does not know them.

import type { DraftTreatment } from "../../plan/draft-treatment";
import { addDays, formatDay } from "../../shared/day";
import { formatDose } from "../../wording/dose";
import type { EngineInput } from "../engine-input";
import type { CannotTell, Finding, FindingAction } from "../finding";
import { isReviewed } from "./list-facts";
import { isActive } from "./rows/plan-rows";
import type { PlanSource } from "./to-engine-input";
import { withdrawalOf } from "./withdrawal";

/** Whether an id is that of a product rule, which has no page in the reference. */
export function isProductRule(ruleId: string): boolean {
  return ruleId.startsWith("product-");
}

type Parts = Pick<Finding, "ruleId" | "title" | "message" | "why" | "actions"> & Partial<Finding>;

const check = (parts: Parts): Finding => ({
  ruleVersion: "1",
  tier: "check",
  severity: "moderate",
  cause: parts.ruleId,
  rows: [],
  evidence: [],
  unsure: [],
  overridable: true,
  ...parts,
});

const record = (fact: string, label: string): FindingAction => ({ kind: "record-fact", fact, label });

function listFindings({ facts }: PlanSource): Finding[] {
  const findings: Finding[] = [];
  const unsure = facts.homeMedicines.filter((row) => row.status === "unsure").map((row) => row.text ?? row.agent ?? "");
  if (!isReviewed(facts, "allergies"))
    findings.push(
      check({
        ruleId: "product-allergies-not-reviewed",
        title: "Allergies not reviewed",
        message: "Nobody has gone through the allergies of this patient",
        why: "An allergy that nobody asked about cannot be checked against the plan.",
        actions: [record("allergies", "Review the allergies")],
      }),
    );
  if (!isReviewed(facts, "home-medicines"))
    findings.push(
      check({
        ruleId: "product-home-medicines-not-reviewed",
        title: "Home medicines not reviewed",
        message: "Nobody has gone through what the patient takes at home",
        why: "An interaction with a medicine that is not on the list cannot be found.",
        actions: [record("homeMedications", "Review the home medicines")],
      }),
    );
  if (unsure.length > 0)
    findings.push(
      check({
        ruleId: "product-reconciliation-open",
        title: "Home medicines still to be clarified",
        message: `Not clear whether taken: ${unsure.join(", ")}`,
        why: "A medicine is checked only once it is known whether the patient takes it.",
        actions: [record("homeMedications", "Clarify the home medicines")],
        evidence: unsure.map((value) => ({ fact: "homeMedications.unsure", value })),
      }),
    );
  return findings;
}

function usesWeight(t: DraftTreatment): boolean {
  const bySize = (basis: unknown) => basis === "per-kg" || basis === "per-m2" || basis === "auc";
  if (t.kind === "drug" || t.kind === "steroid") return (t.steps ?? []).some((step) => bySize(step?.basis));
  if (t.kind === "regimen") return (t.components ?? []).some((part) => bySize(part?.basis));
  if (t.kind === "checkpoint-inhibitor") return bySize(t.basis);
  return t.kind === "ivig" || t.kind === "plasma-exchange";
}

function weightFinding({ treatments, facts, asOf }: PlanSource, input: EngineInput): Finding[] {
  const day = input.stale["patient.weightKg"];
  const concerned = treatments.filter((t) => isActive(t, asOf) && usesWeight(t)).map((t) => t.treatmentId);
  const rows = rowsOf(input, (id) => concerned.includes(id));
  if (day === undefined || rows.length === 0) return [];
  const weight = facts.observations.find((row) => row.code === "weight")?.standard;
  const taken = formatDay(addDays(asOf, day));
  return [
    check({
      ruleId: "product-weight-stale",
      title: "Weight is out of date",
      message: `Last weight ${weight ? `${formatDose(weight, "kg")}, ` : ""}taken on ${taken}`,
      why: "Doses by weight or body surface may no longer fit the patient.",
      actions: [record("patient.weightKg", "Record the weight")],
      rows,
      evidence: [{ fact: "patient.weightKg", value: weight ?? "", unit: "kg" }],
    }),
  ];
}

function rowsOf(input: EngineInput, has: (treatmentId: string) => boolean): number[] {
  return input.plan.flatMap((one, at) => (one.treatmentId !== undefined && has(one.treatmentId) ? [at] : []));
}

function withdrawalFindings({ treatments, current, asOf }: PlanSource, input: EngineInput): Finding[] {
  const before = new Map((current ?? []).map((t) => [t.treatmentId, t as DraftTreatment]));
  return treatments.flatMap((t) => {
    const risk = withdrawalOf(t, before.get(t.treatmentId), asOf);
    if (!risk) return [];
    const rows = rowsOf(input, (id) => id === t.treatmentId);
    const [first] = rows;
    return [
      check({
        ruleId: "product-withdrawal-risk",
        cause: `product-withdrawal-risk ${t.treatmentId}`,
        severity: "major",
        title: risk.title,
        message: risk.message,
        why: risk.why,
        actions: [
          { kind: "advice", label: "Taper instead, or say how the withdrawal is covered" },
          ...(first === undefined
            ? []
            : [{ kind: "open-treatment" as const, row: first, label: `Open ${risk.name.toLowerCase()}` }]),
        ],
        rows,
        evidence: [{ fact: `withdrawal.${t.agent}`, value: `${risk.message}` }],
      }),
    ];
  });
}

const notChecked = (ruleId: string, title: string, fact: string, rows: readonly number[] = []): CannotTell => ({
  ruleId,
  tier: "check",
  title,
  missing: [{ fact, state: "missing" }],
  rows,
});

const takesMedicine: readonly DraftTreatment["kind"][] = ["drug", "regimen", "vaccine"];

/** Names in the plan that no catalogue entry stands behind, drug by drug in a regimen. */
function unmappedInPlan({ treatments, asOf }: PlanSource): string[] {
  const named = (value: unknown) => (typeof value === "string" && value.trim() !== "" ? [value.trim()] : []);
  return treatments.flatMap((t) => {
    if (!isActive(t, asOf) || !takesMedicine.includes(t.kind)) return [];
    if (t.kind === "regimen" && (t.components ?? []).length > 0)
      return (t.components ?? []).flatMap((part) => (part && !part.agent ? named(part.name) : []));
    return t.agent ? [] : named(t.name);
  });
}

/** What the product itself has to say about a plan: checks to acknowledge, and medicines that no rule was able to look at. */
export function productRules(
  source: PlanSource,
  input: EngineInput,
): { readonly findings: readonly Finding[]; readonly cannotTell: readonly CannotTell[] } {
  const planned = [...new Set(unmappedInPlan(source))].filter((name) => !input.unmappedMedicines.includes(name));
  const conditions = source.facts.conditions.flatMap((row) =>
    row.code || row.status !== "active" ? [] : [row.text ?? "a condition without a name"],
  );
  return {
    findings: [...withdrawalFindings(source, input), ...listFindings(source), ...weightFinding(source, input)],
    cannotTell: [
      ...[...new Set(input.unmappedMedicines)].map((name) =>
        notChecked("product-medicine-not-checked", `Interactions not checked for ${name}`, `homeMedications.${name}`),
      ),
      ...planned.map((name) =>
        notChecked("product-medicine-not-checked", `Interactions not checked for ${name}`, `planned.${name}`),
      ),
      ...[...new Set(input.unmappedAllergies)].map((name) =>
        notChecked("product-allergy-not-checked", `Not checked: allergy to ${name}`, `allergies.${name}`),
      ),
      ...[...new Set(conditions)].map((name) =>
        notChecked("product-condition-not-checked", `Not checked: ${name}`, `conditions.${name}`),
      ),
    ],
  };
}
