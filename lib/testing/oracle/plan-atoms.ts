// What the rules ask about the rows of a plan and their days.
import type { EngineInput, PlanRow } from "@/lib/domain/safety/engine-input";
import { current, datesOf, daysOfPlan, intervalOf, isActive, itemsOf, rowsOf } from "./plan-days";
import { allergyGroups, componentsOf, isRegimen, isSubstance } from "./vocabulary";

/** Items of the plan, and what they stand for: a regimen counts as its components. */
export const ingredients = (input: EngineInput): readonly string[] => current(input).flatMap(itemsOf);

export function gap(input: EngineInput, earlier: readonly string[], later: readonly string[], hours: number): boolean {
  const events = (rows: readonly PlanRow[], ids: readonly string[]) =>
    rows.filter((row) => itemsOf(row).some((item) => ids.includes(item))).flatMap(datesOf);
  return events(current(input), later).some((end) =>
    events(input.plan, earlier).some((start) => (end - start) * 24 >= 0 && (end - start) * 24 < hours),
  );
}

/** Two different ids active on one day; a shared day on which one ends and the other begins is a changeover. */
export function overlap(input: EngineInput, ids: readonly string[]): boolean {
  const rows = rowsOf(input, ids);
  return rows.some((a) =>
    rows.some((b) => {
      const shared = daysOfPlan(rows).filter((day) => isActive(a, day) && isActive(b, day));
      const [x, y] = [intervalOf(a), intervalOf(b)];
      const changeover = shared.length === 1 && (x.to === y.from || y.to === x.from);
      return a.item !== b.item && shared.length > 0 && !changeover;
    }),
  );
}

const activeIds = (input: EngineInput, ids: readonly string[], day: number): readonly string[] =>
  ids.filter(
    (id) =>
      input.homeMedications.present.includes(id) ||
      current(input).some((row) => itemsOf(row).includes(id) && isActive(row, day)),
  );

const somewhere = (input: EngineInput, holds: (day: number) => boolean): boolean =>
  [0, ...daysOfPlan(current(input))].some(holds);

export function activeTogether(input: EngineInput, n: number, ids: readonly string[]): boolean {
  return somewhere(input, (day) => new Set(activeIds(input, ids, day)).size >= n);
}

export function concurrent(input: EngineInput, a: readonly string[], b: readonly string[]): boolean {
  return somewhere(input, (day) => activeIds(input, a, day).length > 0 && activeIds(input, b, day).length > 0);
}

/** The same ingredient twice on one day, a regimen and the detail row of its component apart, or also at home. */
export function duplicateItem(input: EngineInput): boolean {
  const rows = current(input);
  const drugs = (index: number): readonly string[] => {
    const row = rows[index];
    if (!row) return [];
    return (isRegimen(row.item) ? componentsOf(row.item) : [row.item]).filter(isSubstance);
  };
  for (let i = 0; i < rows.length; i += 1) {
    const a = rows[i];
    if (!a) continue;
    if (a.action !== "continue" && drugs(i).some((id) => input.homeMedications.present.includes(id))) return true;
    for (let j = i + 1; j < rows.length; j += 1) {
      const b = rows[j];
      if (!b || isRegimen(a.item) !== isRegimen(b.item)) continue;
      const same = drugs(i).some((id) => drugs(j).includes(id));
      const [x, y] = [intervalOf(a), intervalOf(b)];
      if (same && x.from <= y.to && y.from <= x.to) return true;
    }
  }
  return false;
}

export function consecutiveSessions(input: EngineInput, item: string, atLeast: number): boolean {
  const days = new Set(rowsOf(input, [item]).flatMap(datesOf));
  return [...days].some((day) => Array.from({ length: atLeast }, (_, i) => day + i).every((d) => days.has(d)));
}

export const solidForms = ["tablet", "capsule", "extended-release", "enteric"];

export function oralSolid(input: EngineInput): boolean {
  return current(input).some((row) => row.route === "oral" && solidForms.includes(row.form ?? "tablet"));
}

export function hasForm(input: EngineInput, forms: readonly string[]): boolean {
  return current(input).some((row) => row.form !== undefined && forms.includes(row.form));
}

export function allergyMatch(input: EngineInput, kind: "ingredient" | "class"): boolean {
  const planned = ingredients(input).filter(isSubstance);
  const recorded = input.allergies.present;
  if (kind === "ingredient") return recorded.some((allergen) => planned.includes(allergen));
  return allergyGroups.some((group) =>
    group.some(
      (allergen) => recorded.includes(allergen) && group.some((id) => id !== allergen && planned.includes(id)),
    ),
  );
}

export function flagsOf(input: EngineInput, item: string, flag: string): readonly (string | number | boolean)[] {
  return rowsOf(input, [item]).flatMap((row) => (row.flags[flag] === undefined ? [] : [row.flags[flag]]));
}
