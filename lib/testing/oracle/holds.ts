// Whether a rule's trigger holds in a world: the grammar of vocabulary.json word by word; a missing fact makes a
// comparison false. `real` is the record as it is, for the atoms that ask what has been done and not what is true.
import type { EngineInput } from "@/lib/domain/safety/engine-input";
import { doseOf } from "./dose-measures";
import { type Atom, compare, type Expr } from "./expr";
import { monitorDue } from "./monitoring";
import { crcl, functionFact, patientFact, today, validLab } from "./patient-facts";
import * as plan from "./plan-atoms";
import { current, intervalOf, rowsOf } from "./plan-days";
import { abruptStop, consecutiveDose, prednisoneFor, prednisoneOnFirstDay } from "./steroid-atoms";
import { antibodyRisks, idsOf } from "./vocabulary";

export interface Asked {
  readonly world: EngineInput;
  readonly real: EngineInput;
  readonly tier: string;
}

export function holds(expr: Expr, asked: Asked): boolean {
  if ("all" in expr) return expr.all.every((part) => holds(part, asked));
  if ("any" in expr) return expr.any.some((part) => holds(part, asked));
  if ("not" in expr) return !holds(expr.not, asked);
  if ("riskCount" in expr)
    return expr.riskCount.of.filter((part) => holds(part, asked)).length >= expr.riskCount.atLeast;
  return atomHolds(expr, asked);
}

export function atomHolds(atom: Atom, asked: Asked): boolean {
  const { world } = asked;
  const inPlan = (ids: readonly string[]) => plan.ingredients(world).some((id) => ids.includes(id));
  if ("plan" in atom) return inPlan(idsOf(atom.plan));
  if ("med" in atom) return inPlan(idsOf(atom.med)) || anyOf(idsOf(atom.med), world.homeMedications.present);
  if ("cond" in atom) return anyOf(atom.cond, world.conditions.present);
  if ("allergy" in atom) return anyOf(atom.allergy, world.allergies.present);
  if ("antibody" in atom) return anyOf(atom.antibody, world.diagnosis.antibodies.present);
  if ("antibodyRisk" in atom) {
    return antibodyRisks.some(
      ({ id, riskClass }) =>
        riskClass !== null && atom.antibodyRisk.includes(riskClass) && world.diagnosis.antibodies.present.includes(id),
    );
  }
  if ("syndrome" in atom) return anyOf(atom.syndrome, [world.diagnosis.syndrome ?? ""]);
  if ("syndromePresent" in atom) return (world.diagnosis.syndrome ?? null) !== null;
  if ("cancerStatus" in atom) return anyOf(atom.cancerStatus, [world.diagnosis.cancerStatus ?? ""]);
  if ("labMissing" in atom) return labMissing(atom, asked);
  if ("reviewDateMissing" in atom) return reviewMissing(atom.reviewDateMissing, asked.real);
  if ("monitorDue" in atom) return monitorDue(atom.monitorDue, asked.real);
  return comparisonHolds(atom, world) ?? daysHold(atom, world);
}

const anyOf = (wanted: readonly string[], there: readonly string[]): boolean => wanted.some((id) => there.includes(id));

function comparisonHolds(atom: Atom, world: EngineInput): boolean | undefined {
  if ("pt" in atom) return answered(patientFact(world, atom.pt), (value) => compare(value, atom.op, atom.value));
  if ("fn" in atom) {
    return answered(functionFact(world, atom.fn), (value) =>
      "in" in atom ? (atom.in as readonly unknown[]).includes(value) : compare(value, atom.op, atom.value),
    );
  }
  if ("calc" in atom) return answered(crcl(world), (value) => compare(value, atom.op, atom.value));
  if ("lab" in atom) return answered(validLab(world, atom.lab), (value) => compare(value, atom.op, atom.value));
  if ("labIs" in atom) {
    return answered(validLab(world, atom.labIs), (value) => typeof value === "string" && atom.in.includes(value));
  }
  if ("dose" in atom) {
    return compare(doseOf(atom.dose.measure, idsOf(atom.dose.of), world), atom.dose.op, atom.dose.value);
  }
  if ("planFlag" in atom) {
    return plan
      .flagsOf(world, atom.planFlag.item, atom.planFlag.flag)
      .some((v) => atom.planFlag.in.includes(v as never));
  }
  if ("planFlagLess" in atom) {
    const { item, flag, lt } = atom.planFlagLess;
    return plan.flagsOf(world, item, flag).some((value) => compare(value, "<", lt));
  }
  if ("anyPlanFlag" in atom) {
    const { flag } = atom.anyPlanFlag;
    return current(world).some((row) => atom.anyPlanFlag.in.includes(row.flags[flag] as never));
  }
  return undefined;
}

function answered<T>(value: T | undefined, judge: (value: T) => boolean): boolean {
  return value !== undefined && judge(value);
}

function daysHold(atom: Atom, world: EngineInput): boolean {
  if ("prednisoneEq" in atom) return prednisoneFor(world, atom.prednisoneEq.gte, atom.prednisoneEq.forDays);
  if ("prednisoneEqOnFirstDay" in atom) {
    return prednisoneOnFirstDay(world, idsOf(atom.prednisoneEqOnFirstDay.of), atom.prednisoneEqOnFirstDay.gte);
  }
  if ("consecutiveDose" in atom) {
    const { of, gteMg, moreThanDays } = atom.consecutiveDose;
    return consecutiveDose(world, idsOf(of), gteMg, moreThanDays);
  }
  if ("abruptStop" in atom) return abruptStop(world, atom.abruptStop.minDays, atom.abruptStop.lastDoseAbove);
  if ("gap" in atom) return plan.gap(world, idsOf(atom.gap.earlier), idsOf(atom.gap.later), atom.gap.hours);
  if ("overlap" in atom) return plan.overlap(world, idsOf(atom.overlap));
  if ("activeTogether" in atom) return plan.activeTogether(world, atom.activeTogether.n, idsOf(atom.activeTogether.of));
  if ("concurrent" in atom) return plan.concurrent(world, idsOf(atom.concurrent.a), idsOf(atom.concurrent.b));
  if ("consecutiveSessions" in atom) {
    return plan.consecutiveSessions(world, atom.consecutiveSessions.item, atom.consecutiveSessions.atLeast);
  }
  if ("duplicateItem" in atom) return plan.duplicateItem(world);
  if ("oralSolid" in atom) return plan.oralSolid(world);
  if ("form" in atom) return plan.hasForm(world, atom.form);
  if ("allergyMatch" in atom) return plan.allergyMatch(world, atom.allergyMatch);
  throw new Error(`The oracle does not know ${JSON.stringify(atom)}`);
}

/** Asks for the test itself: before its time has come a test is not missing (design, section 4). */
function labMissing(atom: Extract<Atom, { labMissing: string }>, { real, tier }: Asked): boolean {
  const result = real.labs[atom.labMissing];
  if (atom.maxAgeDays === null) return result === undefined;
  if (atom.before?.includes("@any")) return result === undefined || result.day < today(real) - atom.maxAgeDays;
  const firsts = rowsOf(real, idsOf(atom.before ?? [])).map((row) => intervalOf(row).from);
  if (firsts.length === 0) return result === undefined;
  const opens = Math.min(...firsts) - atom.maxAgeDays;
  if (tier === "before-dose" && today(real) < opens) return false;
  return result === undefined || result.day < opens;
}

function reviewMissing(within: number, real: EngineInput): boolean {
  const { reviewDay } = real;
  return reviewDay === undefined || reviewDay < today(real) || reviewDay > today(real) + within;
}
