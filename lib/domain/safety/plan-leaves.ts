// Leaves that ask about the orders of a plan and the medicines taken at home: presence, flags, form, dates against each other.
import { Case } from "./case";
import type { Ids, Leaves } from "./expression";
import type { Evidence } from "./finding";
import { commonDays, daysGiven, type Order } from "./orders";
import { no, unknown, type Verdict, yes } from "./verdict";
import { expand, isRegimen, isSubstance } from "./vocabulary";

const home = "homeMedications";
const rowsOf = (orders: readonly Order[]) => [...new Set(orders.map((order) => order.index))];
const inPlan = (ids: ReadonlySet<string>, orders: readonly Order[]): Evidence[] => {
  const named = orders.flatMap((order) => [order.row.item, ...order.ingredients].find((id) => ids.has(id)) ?? []);
  return [...new Set(named)].map((value) => ({ fact: "plan", value }));
};

export function judgePlan(c: Case, ids: Ids): Verdict {
  const orders = c.orders.of(ids);
  return orders.length === 0 ? no : yes(inPlan(expand(ids), orders), rowsOf(orders));
}

/** In the plan or taken at home. */
export function judgeMed(c: Case, ids: Ids): Verdict {
  const orders = c.orders.of(ids);
  const taken = takenAtHome(c, ids);
  if (orders.length > 0 || taken.length > 0)
    return yes([...inPlan(expand(ids), orders), ...taken.map((value) => ({ fact: home, value }))], rowsOf(orders));
  return mayBeTaken(c, ids) ? unknown([c.missing(home)]) : no;
}

const mayBeTaken = (c: Case, ids: Ids) => [...expand(ids)].some((id) => Case.has(c.input.homeMedications, id) === null);

const takenAtHome = (c: Case, ids: Ids) => {
  const wanted = expand(ids);
  return c.input.homeMedications.present.filter((id) => wanted.has(id));
};

/** A given dose of `later` from 0 to less than so many hours after one of `earlier`; one calendar day counts as too close. */
export function judgeGap(c: Case, { earlier, later, hours }: Leaves["gap"]["gap"]): Verdict {
  const days = hours / 24;
  const before = c.orders.ever(earlier).flatMap((order) => daysGiven(order).map((day) => ({ order, day })));
  const found: { first: Order; second: Order; from: number; to: number }[] = [];
  before.sort((a, b) => a.day - b.day);
  for (const second of c.orders.of(later))
    for (const to of daysGiven(second)) {
      const close = before.findLast((entry) => entry.day <= to);
      if (close && to - close.day < days) found.push({ first: close.order, second, from: close.day, to });
    }
  const [close] = found;
  if (!close) return no;
  return yes(
    [
      { fact: `given.${close.first.row.item}`, value: inPlanName(earlier, close.first), day: close.from },
      { fact: `given.${close.second.row.item}`, value: inPlanName(later, close.second), day: close.to },
    ],
    rowsOf(found.flatMap(({ first, second }) => [first, second])),
  );
}

const inPlanName = (ids: Ids, order: Order) => order.ingredients.find((id) => expand(ids).has(id)) ?? order.row.item;

/** Two different drugs of a list active on one day; a single day on which one ends and the other begins is a changeover. */
export function judgeOverlap(c: Case, ids: Ids): Verdict {
  const orders = c.orders.of(ids);
  const wanted = expand(ids);
  for (const a of orders)
    for (const b of orders) {
      if (inPlanName(ids, a) === inPlanName(ids, b)) continue;
      const common = commonDays(a, b);
      const isChangeover = common === 0 && (a.last === b.first || b.last === a.first);
      if (common >= 0 && !isChangeover) return yes(inPlan(wanted, [a, b]), rowsOf([a, b]));
    }
  return no;
}

/** Something of `a` and something of `b` active on one day; what is taken at home is active every day. */
export function judgeConcurrent(c: Case, { a, b }: Leaves["concurrent"]["concurrent"]): Verdict {
  const [first, second] = [c.orders.of(a), c.orders.of(b)];
  const [homeA, homeB] = [takenAtHome(c, a), takenAtHome(c, b)];
  const pairs = first.flatMap((x) => second.filter((y) => commonDays(x, y) >= 0).map((y) => [x, y] as const));
  const viaHome = [...(homeB.length > 0 ? first : []), ...(homeA.length > 0 ? second : [])];
  const isAtHome = homeA.length > 0 && homeB.length > 0;
  const orders = [...pairs.flat(), ...viaHome];
  if (orders.length > 0 || isAtHome) {
    const taken = [...homeA, ...homeB].map((value) => ({ fact: home, value }));
    return yes([...inPlan(new Set([...expand(a), ...expand(b)]), orders), ...taken], rowsOf(orders));
  }
  const [openA, openB] = [mayBeTaken(c, a), mayBeTaken(c, b)];
  const couldBeA = openA || first.length > 0 || homeA.length > 0;
  const couldBeB = openB || second.length > 0 || homeB.length > 0;
  return (openA && couldBeB) || (openB && couldBeA) ? unknown([c.missing(home)]) : no;
}

/** At least n different drugs of a list active on one day. */
export function judgeActiveTogether(c: Case, { n, of }: Leaves["activeTogether"]["activeTogether"]): Verdict {
  const wanted = expand(of);
  const orders = c.orders.of(of);
  const taken = takenAtHome(c, of);
  const couldBe = [...wanted].filter((id) => Case.has(c.input.homeMedications, id) === null);
  const namesOf = (active: readonly Order[]) => [
    ...taken,
    ...active.flatMap((order) => [order.row.item, ...order.ingredients].filter((id) => wanted.has(id))),
  ];
  let isOpen = false;
  for (const day of new Set([...orders.map((order) => order.first), c.today])) {
    const active = orders.filter((order) => order.first <= day && day <= order.last);
    const ids = new Set(namesOf(active));
    if (ids.size >= n)
      return yes([...inPlan(wanted, active), ...taken.map((value) => ({ fact: home, value }))], rowsOf(active));
    if (new Set([...ids, ...couldBe]).size >= n) isOpen = true;
  }
  return isOpen ? unknown([c.missing(home)]) : no;
}

export function judgeConsecutiveSessions(
  c: Case,
  { item, atLeast }: Leaves["consecutiveSessions"]["consecutiveSessions"],
): Verdict {
  const orders = c.orders.ofOne(item);
  const days = [...new Set(orders.flatMap(daysGiven))].sort((a, b) => a - b);
  let run: readonly number[] = [];
  for (const day of days) {
    run = run.at(-1) === day - 1 ? [...run, day] : [day];
    if (run.length < atLeast) continue;
    const meant = orders.filter((order) => daysGiven(order).some((given) => run.includes(given)));
    return yes([{ fact: `given.${item}`, value: item, day }], rowsOf(meant));
  }
  return no;
}

/**
 * The same ingredient ordered twice on one day, or ordered and taken at home without "continue". The row that states the dose
 * of a regimen's component is the same order as the regimen, not a second one.
 */
export function judgeDuplicate(c: Case): Verdict {
  const byIngredient = new Map<string, Order[]>();
  const { present } = c.input.homeMedications;
  let isOpen = false;
  for (const order of c.orders.current)
    for (const id of order.ingredients) {
      if (!isSubstance(id)) continue;
      const isOwn = order.row.action === "continue";
      if (!isOwn && present.includes(id))
        return yes(
          [
            { fact: "plan", value: id },
            { fact: home, value: id },
          ],
          [order.index],
        );
      if (!isOwn && Case.has(c.input.homeMedications, id) === null) isOpen = true;
      const others = byIngredient.get(id) ?? [];
      const twin = others.find((other) => isSecondOrder(other, order));
      if (twin) return yes([{ fact: "plan", value: id }], rowsOf([twin, order]));
      byIngredient.set(id, [...others, order]);
    }
  return isOpen ? unknown([c.missing(home)]) : no;
}

function isSecondOrder(a: Order, b: Order): boolean {
  const isDetail = isRegimen(a.row.item) !== isRegimen(b.row.item);
  const isOneTreatment = a.row.treatmentId !== undefined && a.row.treatmentId === b.row.treatmentId;
  return !isDetail && !isOneTreatment && commonDays(a, b) >= 0;
}

const solidForms = new Set(["tablet", "capsule", "extended-release", "enteric"]);

/** An oral order without a form counts as a tablet (vocabulary, semantics). */
export function judgeOralSolid(c: Case): Verdict {
  const orders = c.orders.current.filter(
    ({ row }) => row.route === "oral" && (row.form === undefined || solidForms.has(row.form)),
  );
  if (orders.length > 0) return yes(itemsOf(orders), rowsOf(orders));
  const routeless = c.orders.current.filter(({ row }) => row.route === undefined && solidForms.has(row.form ?? ""));
  const missing = routeless.map(({ index }) => ({ fact: `plan.${index}.route`, state: "missing" as const }));
  return missing.length > 0 ? unknown(missing) : no;
}

export function judgeForm(c: Case, forms: readonly string[]): Verdict {
  const orders = c.orders.current.filter(({ row }) => forms.some((form) => form === row.form));
  return orders.length === 0 ? no : yes(itemsOf(orders), rowsOf(orders));
}

const itemsOf = (orders: readonly Order[]): Evidence[] =>
  [...new Set(orders.map((order) => order.row.item))].map((value) => ({ fact: "plan", value }));

/** A flag that an order does not state is not set: the plan says so itself. */
export function judgeFlag(c: Case, item: string | null, flag: string, test: (value: unknown) => boolean): Verdict {
  const orders = (item === null ? c.orders.current : c.orders.ofOne(item)).filter(({ row }) => test(row.flags[flag]));
  const value = orders[0]?.row.flags[flag];
  return value === undefined ? no : yes([{ fact: `flag.${flag}`, value }], rowsOf(orders));
}
