// What an anaesthetist or an emergency department must not give without asking, by the syndrome: taken from the rules of the
// knowledge base that name exactly a syndrome and medicines, with their sources. Nothing is added here.
import { agentLabelById } from "../knowledge/agent-labels";
import { classLabel } from "../knowledge/class-labels";
import { medicineName } from "../knowledge/other-medicines";
import { type Rule, rules } from "../knowledge/rules";
import { sourceByRef } from "../knowledge/source";

export interface AvoidEntry {
  readonly ruleId: string;
  readonly ruleVersion: number;
  /** The medicines, in words. */
  readonly medicines: readonly string[];
  readonly why: string;
  readonly action: string;
  readonly sources: readonly string[];
  readonly reviewed: string | null;
}

/** `cannot-tell`: the knowledge base has no such list for the syndrome, which does not mean that anything is safe. */
export type AvoidList =
  | { readonly state: "listed"; readonly entries: readonly AvoidEntry[] }
  | { readonly state: "cannot-tell" };

type Leaf = { readonly syndrome?: readonly string[]; readonly med?: readonly string[] };

/** The two leaves of a rule that says no more than "this and any of these"; null for every other rule. */
function pairOf(rule: Rule): readonly [Leaf, Leaf] | null {
  const { expr } = rule.trigger as { expr: { all?: readonly Leaf[] } };
  const [a, b] = expr.all ?? [];
  if (!a || !b || expr.all?.length !== 2) return null;
  return [a, b].every((leaf) => Object.keys(leaf).every((key) => key === "syndrome" || key === "med")) ? [a, b] : null;
}

const nameOf = (id: string): string =>
  id.startsWith("@") ? `any ${classLabel(id)}` : (agentLabelById(id)?.name ?? medicineName(id) ?? id);

function entryOf(rule: Rule, medicines: readonly string[]): AvoidEntry {
  return {
    ruleId: rule.id,
    ruleVersion: rule.version,
    medicines: medicines.map(nameOf),
    why: rule.message,
    action: rule.action,
    sources: rule.sources.map((one) => (one.ref ? (sourceByRef(one.ref)?.title ?? one.ref) : (one.text ?? ""))),
    reviewed: rule.reviewed,
  };
}

/**
 * The medicines to keep away from a patient with this phenotype, and what the running medicines add for an anaesthetic
 * (neuromuscular blockers). Only disorders of the neuromuscular junction have such rules today.
 */
export function avoidList(phenotype: string, agents: readonly string[]): AvoidList {
  const entries: AvoidEntry[] = [];
  for (const rule of rules) {
    const pair = pairOf(rule);
    const syndrome = pair?.find((leaf) => leaf.syndrome)?.syndrome;
    const medicines = pair?.find((leaf) => leaf.med && !leaf.syndrome)?.med;
    if (syndrome?.includes(phenotype) && medicines) entries.push(entryOf(rule, medicines));
  }
  if (entries.length === 0) return { state: "cannot-tell" };
  for (const rule of rules) {
    const pair = pairOf(rule);
    const blockers = pair?.find((leaf) => leaf.med?.includes("@neuromuscular-blocker"))?.med;
    const running = pair?.find((leaf) => leaf.med && leaf.med !== blockers)?.med;
    if (blockers && running?.some((id) => agents.includes(id))) entries.push(entryOf(rule, blockers));
  }
  return { state: "listed", entries };
}
