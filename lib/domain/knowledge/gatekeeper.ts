// Questions whose "not asked" must never read as "no". Asked once and shown until answered.
import type { ConditionId } from "./conditions";

export type GatekeeperAnswer = "yes" | "no" | "unknown";

/** Which fact an answer sets: a condition of the vocabulary, or a fact about the patient. */
export type GatekeeperFact =
  | { readonly kind: "condition"; readonly condition: ConditionId }
  | {
      readonly kind: "patient";
      readonly fact: "childbearingPotential" | "pregnant" | "breastfeeding" | "ancestryHlaB1502AtRisk";
    };

export interface GatekeeperQuestion {
  readonly id: string;
  readonly question: string;
  readonly fact: GatekeeperFact;
  /** Asked only of patients of this sex at birth; of everybody when absent. */
  readonly onlyFor?: "female";
}

const condition = (id: ConditionId, question: string): GatekeeperQuestion => ({
  id,
  question,
  fact: { kind: "condition", condition: id },
});

export const gatekeeperQuestions: readonly GatekeeperQuestion[] = [
  condition("seizure-history", "Has the patient ever had a seizure?"),
  condition("long-qt-congenital", "Is a congenital long QT syndrome known?"),
  condition("av-block-2-3", "Is a second- or third-degree AV block known?"),
  condition("asthma", "Does the patient have asthma?"),
  condition("mechanical-gi-obstruction", "Is there a mechanical obstruction of the gut?"),
  condition("mechanical-urinary-obstruction", "Is there a mechanical obstruction of the urinary tract?"),
  condition("thrombosis-history", "Has the patient had a venous or arterial thrombosis?"),
  condition("iga-deficiency", "Is an IgA deficiency known?"),
  condition("latent-tb-untreated", "Is there latent tuberculosis that was not treated?"),
  condition("g6pd-deficiency", "Is a G6PD deficiency known?"),
  condition("peptic-ulcer", "Has the patient had a peptic ulcer?"),
  condition("haemorrhagic-cystitis-history", "Has the patient had haemorrhagic cystitis?"),
  condition("blood-products-refused", "Does the patient refuse blood products?"),
  {
    id: "childbearing-potential",
    question: "Could the patient become pregnant?",
    fact: { kind: "patient", fact: "childbearingPotential" },
    onlyFor: "female",
  },
  {
    id: "pregnant",
    question: "Is the patient pregnant?",
    fact: { kind: "patient", fact: "pregnant" },
    onlyFor: "female",
  },
  {
    id: "breastfeeding",
    question: "Is the patient breastfeeding?",
    fact: { kind: "patient", fact: "breastfeeding" },
    onlyFor: "female",
  },
  {
    id: "hla-b1502-ancestry",
    question:
      "Does the patient have ancestry in which HLA-B*15:02 is common (most of South-East and South Asia, Han Chinese)?",
    fact: { kind: "patient", fact: "ancestryHlaB1502AtRisk" },
  },
];

const byId = new Map(gatekeeperQuestions.map((question) => [question.id, question]));

/** The gatekeeper question with this id, or null. */
export function gatekeeperById(id: string): GatekeeperQuestion | null {
  return byId.get(id) ?? null;
}

/** The questions to ask of a patient, by sex at birth; all of them when it is not recorded. */
export function gatekeeperQuestionsFor(sexAtBirth: "female" | "male" | null): readonly GatekeeperQuestion[] {
  return gatekeeperQuestions.filter(
    (question) => !question.onlyFor || sexAtBirth === null || question.onlyFor === sexAtBirth,
  );
}
