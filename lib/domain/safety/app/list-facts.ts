// Conditions, allergies and home medicines: what is there, what is known to be absent, and what nobody asked.

import { agentLabels } from "../../knowledge/agent-labels";
import { extraAllergenIds } from "../../knowledge/allergens";
import { conditionIds } from "../../knowledge/conditions";
import { gatekeeperQuestions } from "../../knowledge/gatekeeper";
import { otherMedicines } from "../../knowledge/other-medicines";
import type { FactList } from "../engine-input";
import type { StoredFacts } from "./stored-facts";

type Reviewed = "conditions" | "allergies" | "home-medicines";

/** Whether a person went through the whole list: only then what is not on it is absent. */
export function isReviewed(facts: Pick<StoredFacts, "reviews">, list: Reviewed): boolean {
  return facts.reviews.some((review) => review.list === list);
}

/** A list in which some ids are not known: the closed vocabulary names everything else as absent. */
function listOf(
  present: readonly string[],
  absent: readonly string[],
  reviewed: boolean,
  unknown: readonly string[],
  vocabulary: readonly string[],
): FactList {
  const there = new Set(present);
  const gone = new Set(absent);
  const not = (ids: ReadonlySet<string>) => [...ids].filter((id) => !there.has(id));
  const open = new Set(unknown.filter((id) => !there.has(id) && !gone.has(id)));
  if (!reviewed) return { present: [...there], absent: not(gone), complete: false };
  if (open.size === 0) return { present: [...there], absent: [], complete: true };
  const named = new Set([...absent, ...vocabulary.filter((id) => !open.has(id))]);
  return { present: [...there], absent: not(named), complete: false };
}

/**
 * Conditions that still matter when recorded as resolved: somebody who once had a seizure or a thrombosis has had it, and
 * inborn ones do not go away (product choice).
 */
const countsForLife: readonly string[] = [
  "seizure-history",
  "epilepsy",
  "febrile-seizures-childhood",
  "status-epilepticus",
  "long-qt-congenital",
  "hepatic-porphyria",
  "urea-cycle-disorder",
  "polg-mitochondrial-disorder",
  "pancreatitis-history",
  "peptic-ulcer",
  "fragility-fracture",
  "thrombosis-history",
  "stroke-history",
  "iga-deficiency",
  "anti-iga-antibodies",
  "hyperprolinaemia",
  "g6pd-deficiency",
  "haemorrhagic-cystitis-history",
  "prior-alkylator-exposure",
  "latent-tb-treated",
];

/** A "no" to the first answers the others too: who never had a seizure has no epilepsy. */
const impliedByNo: Readonly<Record<string, readonly string[]>> = {
  "seizure-history": ["epilepsy", "status-epilepticus", "febrile-seizures-childhood"],
  asthma: ["asthma-uncontrolled"],
};

const asked = gatekeeperQuestions.flatMap(({ id, fact }) =>
  fact.kind === "condition" ? [{ question: id, condition: fact.condition }] : [],
);

/**
 * The conditions. A gatekeeper condition is known only by an answer of its own or by being recorded: a reviewed list that
 * does not name asthma does not say that anybody asked. `alsoPresent` are conditions known from elsewhere.
 */
export function conditionList(facts: StoredFacts, alsoPresent: readonly string[]): FactList {
  const answers = new Map(facts.gatekeeper.map((row) => [row.question, row.answer]));
  const said = (answer: string) =>
    asked.filter(({ question }) => answers.get(question) === answer).map(({ condition }) => condition as string);
  const recorded = facts.conditions.flatMap(({ code, status }) =>
    code && (status === "active" || countsForLife.includes(code)) ? [code] : [],
  );
  const resolved = facts.conditions.flatMap(({ code, status }) => (code && status !== "active" ? [code] : []));
  const no = said("no");
  const absent = [...no, ...no.flatMap((id) => impliedByNo[id] ?? []), ...resolved];
  const unknown = asked.map(({ condition }) => condition as string);
  const present = [...recorded, ...said("yes"), ...alsoPresent];
  return listOf(present, absent, isReviewed(facts, "conditions"), unknown, conditionIds);
}

const allergens = [
  ...new Set([...agentLabels.map((label) => label.id), ...Object.keys(otherMedicines), ...extraAllergenIds]),
];

/** Allergies to substances that a rule knows, and the texts of those that nobody has matched to one. */
export function allergyList(facts: StoredFacts): { readonly list: FactList; readonly unmapped: readonly string[] } {
  const active = facts.allergies.filter((row) => row.status === "active");
  const refuted = facts.allergies.flatMap((row) => (row.status !== "active" && row.substance ? [row.substance] : []));
  return {
    list: listOf(
      active.flatMap((row) => row.substance ?? []),
      refuted,
      isReviewed(facts, "allergies"),
      [],
      allergens,
    ),
    unmapped: active.flatMap((row) => (row.substance ? [] : [row.text ?? "an allergy without a name"])),
  };
}

/**
 * Home medicines that are taken, without those the plan itself stops or holds (`endedByPlan`). A medicine the patient is
 * unsure about is neither there nor absent; one that is not matched to an id is returned as its text.
 */
export function homeMedicineList(
  facts: StoredFacts,
  endedByPlan: readonly string[],
): { readonly list: FactList; readonly unmapped: readonly string[] } {
  const taken = facts.homeMedicines.filter((row) => row.status === "current");
  const unsure = facts.homeMedicines.filter((row) => row.status === "unsure");
  const isMedicine = (id: string) => !endedByPlan.includes(id);
  const gone = facts.homeMedicines.flatMap((row) =>
    row.agent && (row.status === "stopped" || row.status === "not-taking") ? [row.agent] : [],
  );
  return {
    list: listOf(
      taken.flatMap((row) => row.agent ?? []).filter(isMedicine),
      [...gone, ...endedByPlan],
      isReviewed(facts, "home-medicines"),
      unsure.flatMap((row) => row.agent ?? []).filter(isMedicine),
      allergens,
    ),
    unmapped: [...taken, ...unsure].flatMap((row) => (row.agent ? [] : [row.text ?? "a medicine without a name"])),
  };
}
