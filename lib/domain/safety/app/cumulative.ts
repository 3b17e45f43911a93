// Cyclophosphamide adds up over a lifetime: what is planned, with what was given before when that is known.
import { Decimal } from "../../shared/decimal";
import type { FactList, PlanRow } from "../engine-input";
import { every } from "./rows/row-parts";

const item = "cyclophosphamide";

/** g from which the planned doses alone say enough, whatever was given before (lower line of the rules). */
const tellingGrams = 25;

function administrations(one: PlanRow): number | null {
  if (one.days) return one.days.length;
  if (one.endDay === undefined) return null;
  return every(one.startDay, one.everyDays ?? 1, one.endDay).length;
}

function grams(one: PlanRow): Decimal | null {
  const times = administrations(one);
  if (times === null || one.doseValue === undefined || one.doseUnit !== "mg") return null;
  return new Decimal(one.doseValue)
    .times(one.timesPerDay ?? 1)
    .times(times)
    .div(1000);
}

/**
 * The rows with the g of cyclophosphamide given and planned. It is known when no alkylator was given before; when that is
 * not known, the planned grams count only once they say enough on their own. An order without dose or end is left open.
 */
export function withCumulative(rows: readonly PlanRow[], conditions: FactList): PlanRow[] {
  const own = rows.filter((one) => one.item === item);
  const each = own.map(grams);
  if (own.length === 0 || each.some((one) => one === null)) return [...rows];
  const total = each.reduce<Decimal>((sum, one) => sum.plus(one ?? 0), new Decimal(0)).toNumber();
  const prior = "prior-alkylator-exposure";
  const neverBefore = !conditions.present.includes(prior) && (conditions.complete || conditions.absent.includes(prior));
  if (!neverBefore && total < tellingGrams) return [...rows];
  return rows.map((one) => (one.item === item ? { ...one, cumulativeG: total } : one));
}
