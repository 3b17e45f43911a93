// Could knowing what is not known change the outcome of a rule? Every world that the record allows is tried in turn.
import type { EngineInput } from "@/lib/domain/safety/engine-input";
import { type Atom, atomsOf, type Expr, type OracleRule } from "./expr";
import { type Asked, atomHolds } from "./holds";
import type { Slot } from "./patient-slots";
import { ingredients } from "./plan-atoms";
import { listSlots, oneOfList, slotsOfAtom } from "./slots";
import { allergyGroups, idsOf, isSubstance } from "./vocabulary";

const homeIdsOf = (atom: Atom): readonly string[] => {
  if ("med" in atom) return idsOf(atom.med);
  if ("activeTogether" in atom) return idsOf(atom.activeTogether.of);
  return "concurrent" in atom ? [...idsOf(atom.concurrent.a), ...idsOf(atom.concurrent.b)] : [];
};

/** Ids that exactly the same leaves ask for stand for one another, unless a leaf counts them. */
function representatives(atoms: readonly Atom[], idsIn: (atom: Atom) => readonly string[], count: boolean) {
  const sides = atoms.flatMap((atom) =>
    "concurrent" in atom ? [idsOf(atom.concurrent.a), idsOf(atom.concurrent.b)] : [],
  );
  return (unknown: readonly string[]): readonly string[] => {
    if (count) return unknown;
    const seen = new Map<string, string>();
    for (const id of unknown) {
      const where = [...atoms.map(idsIn), ...sides].map((ids) => (ids.includes(id) ? "1" : "0")).join("");
      if (!seen.has(where)) seen.set(where, id);
    }
    return [...seen.values()];
  };
}

function slotsFor(input: EngineInput, atoms: readonly Atom[], rule: Expr): readonly Slot[] {
  const all = atomsOf(rule);
  const unknown = (name: "conditions" | "allergies" | "homeMedications", ids: readonly string[]) => {
    const list = input[name];
    return list.complete ? [] : ids.filter((id) => !list.present.includes(id) && !list.absent.includes(id));
  };
  const counted = all.some((atom) => "activeTogether" in atom);
  const condIds = (atom: Atom) => ("cond" in atom ? atom.cond : []);
  const allergyIds = (atom: Atom) => ("allergy" in atom ? atom.allergy : []);
  const pick = (name: "conditions" | "allergies" | "homeMedications", idsIn: (atom: Atom) => readonly string[]) =>
    listSlots(input, name, representatives(all, idsIn, counted)([...new Set(unknown(name, atoms.flatMap(idsIn)))]));
  const special = atoms.flatMap((atom): readonly Slot[] => {
    if ("duplicateItem" in atom) return oneOfList(input, "homeMedications", ingredients(input).filter(isSubstance));
    if ("allergyMatch" in atom) return oneOfList(input, "allergies", [...ingredients(input), ...allergyGroups.flat()]);
    return slotsOfAtom(input, atom, rule);
  });
  const single = new Map<string, Slot>();
  for (const slot of special) {
    if (slot.fact !== "diagnosis.antibodies") single.set(slot.fact, slot);
  }
  return [
    ...pick("homeMedications", homeIdsOf),
    ...pick("conditions", condIds),
    ...pick("allergies", allergyIds),
    ...special.filter((slot) => slot.fact === "diagnosis.antibodies").slice(0, 4),
    ...single.values(),
  ];
}

type Three = boolean | undefined;

/** The outcome when every leaf that asks for something unknown may be either; undefined when it may be either too. */
function either(expr: Expr, judge: (atom: Atom) => Three): Three {
  if ("not" in expr) {
    const inner = either(expr.not, judge);
    return inner === undefined ? undefined : !inner;
  }
  if ("all" in expr || "any" in expr) {
    const ends = "any" in expr;
    const parts = ("all" in expr ? expr.all : expr.any).map((part) => either(part, judge));
    if (parts.includes(ends)) return ends;
    return parts.includes(undefined) ? undefined : !ends;
  }
  if ("riskCount" in expr) {
    const parts = expr.riskCount.of.map((part) => either(part, judge));
    const sure = parts.filter((part) => part === true).length;
    if (sure >= expr.riskCount.atLeast) return true;
    return sure + parts.filter((part) => part === undefined).length >= expr.riskCount.atLeast ? undefined : false;
  }
  return judge(expr);
}

interface Group {
  readonly atoms: readonly Atom[];
  readonly slots: readonly Slot[];
}

/** Leaves that share an unknown fact are answered together; the others do not hang together. */
function groupsOf(input: EngineInput, rule: Expr): readonly Group[] {
  let groups: readonly Group[] = [];
  for (const atom of atomsOf(rule)) {
    const facts = slotsFor(input, [atom], rule).map((slot) => slot.fact);
    const touching = groups.filter((group) => group.slots.some((slot) => facts.includes(slot.fact)));
    const atoms = [...touching.flatMap((group) => group.atoms), atom];
    const rest = groups.filter((group) => !touching.includes(group));
    groups = [...rest, { atoms, slots: slotsFor(input, atoms, rule) }];
  }
  return groups;
}

const ENOUGH = 60_000;

/** Every way in which the leaves of a group can be answered in a world that the record allows. */
function answersOf(group: Group, asked: Asked): readonly (readonly boolean[])[] {
  const found = new Map<string, readonly boolean[]>();
  let tried = 0;
  const walk = (slots: readonly Slot[], world: EngineInput): void => {
    if (found.size === 2 ** group.atoms.length) return;
    const [slot, ...rest] = slots;
    if (slot) {
      for (const step of slot.options) walk(rest, step(world));
      return;
    }
    tried += 1;
    if (tried > ENOUGH) throw new Error(`Too many worlds for ${group.slots.map((one) => one.fact).join(", ")}`);
    const answer = group.atoms.map((atom) => atomHolds(atom, { ...asked, world }));
    found.set(answer.join(), answer);
  };
  walk(group.slots, asked.world);
  return [...found.values()];
}

function someWorldDiffers(rule: OracleRule, asked: Asked, base: boolean): boolean {
  const groups = groupsOf(asked.real, rule.expr);
  const answers = groups.map((group) => answersOf(group, asked));
  const given = new Map<Atom, boolean>();
  const walk = (at: number): boolean => {
    const group = groups[at];
    if (!group) return either(rule.expr, (atom) => given.get(atom)) !== base;
    return (answers[at] ?? []).some((answer) => {
      group.atoms.forEach((atom, i) => {
        given.set(atom, answer[i] ?? false);
      });
      return walk(at + 1);
    });
  };
  return walk(0);
}

/** The facts that are not known and that the rule asks for. */
export function unknownFacts(rule: OracleRule, input: EngineInput): readonly string[] {
  return [...new Set(slotsFor(input, atomsOf(rule.expr), rule.expr).map((slot) => slot.fact))];
}

/** Whether the outcome of a rule is another one in some world that the record allows. */
export function couldChange(rule: OracleRule, input: EngineInput, base: boolean): boolean {
  const asked: Asked = { world: input, real: input, tier: rule.tier };
  const open = either(rule.expr, (atom) => {
    const unknown = slotsFor(input, [atom], rule.expr).length > 0;
    return unknown ? undefined : atomHolds(atom, asked);
  });
  if (open !== undefined) return false;
  return someWorldDiffers(rule, asked, base);
}
