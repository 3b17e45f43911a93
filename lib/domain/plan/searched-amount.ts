import type { Treatment } from "./treatment";

/** The first ordered amount of a treatment with its unit, for searching; null for kinds that order none. */
export function searchedAmount(t: Treatment): { readonly amount: string; readonly unit: string } | null {
  switch (t.kind) {
    case "drug":
    case "steroid": {
      const [step] = t.steps;
      return step ? { amount: step.amount, unit: step.unit } : null;
    }
    case "checkpoint-inhibitor":
      return { amount: t.amount, unit: t.unit };
    case "radiotherapy":
      return { amount: t.totalGy, unit: "Gy" };
    case "ivig": {
      const grams = t.courses[0]?.plannedG;
      return grams ? { amount: grams, unit: "g" } : null;
    }
    case "regimen":
    case "surgery":
    case "plasma-exchange":
    case "pt-referral":
    case "slp-referral":
    case "vaccine":
    case "monitoring":
    case "procedure":
      return null;
  }
}
