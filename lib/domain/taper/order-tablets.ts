// The tablets that an order says are at hand, from its form and strength.
import { readTablets, type Tablet } from "./tablets";

export interface OrderTablets {
  /** Null when the order is not for tablets, or says no strength that can be read. */
  readonly tablets: readonly Tablet[] | null;
  /** What to know or to enter, in one sentence; null when there is nothing to say. */
  readonly note: string | null;
}

const tabletForms = new Set(["tablet", "dispersible-tablet", "modified-release-tablet", "gastro-resistant-tablet"]);
const neverHalved = new Set(["modified-release-tablet", "gastro-resistant-tablet"]);
const injected = new Set(["intravenous", "intramuscular", "subcutaneous"]);

/** Tablets for an order; a form that must stay whole is never halved, whatever its strengths say. */
export function orderTablets(order: {
  readonly route: string;
  readonly form: string;
  readonly strength: string;
}): OrderTablets {
  const isTablet = order.form === "" ? !injected.has(order.route) : tabletForms.has(order.form);
  if (!isTablet) return { tablets: null, note: null };
  if (order.strength.trim() === "")
    return {
      tablets: null,
      note: "Enter the tablet strengths at hand under Strength to see the tablets for each day.",
    };
  const read = readTablets(order.strength);
  if (!read.ok) return { tablets: null, note: `Tablets are not shown: ${read.problem}.` };
  if (!neverHalved.has(order.form) || read.value.every((tablet) => !tablet.halves))
    return { tablets: read.value, note: null };
  return {
    tablets: read.value.map((tablet) => ({ ...tablet, halves: false })),
    note: "Modified-release and gastro-resistant tablets must not be halved: only whole ones are counted.",
  };
}
