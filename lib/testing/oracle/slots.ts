// What is not known and a rule asks for: one slot per fact, with the worlds that it could open.
import type { EngineInput, FactList } from "@/lib/domain/safety/engine-input";
import { type Atom, atomsOf, type Expr } from "./expr";
import {
  around,
  functionSlot,
  grids,
  labSlot,
  patientSlot,
  type Slot,
  type Step,
  stay,
  thresholdsOf,
} from "./patient-slots";
import { planSlots } from "./plan-slots";
import { antibodyRisks, syndromeIds } from "./vocabulary";

type ListName = "conditions" | "allergies" | "homeMedications";
const withPresent = (list: FactList, id: string): FactList => ({ ...list, present: [...list.present, id] });
const unknownOf = (list: FactList, ids: readonly string[]): readonly string[] =>
  list.complete ? [] : [...new Set(ids)].filter((id) => !list.present.includes(id) && !list.absent.includes(id));

export function listSlots(input: EngineInput, name: ListName, ids: readonly string[]): readonly Slot[] {
  return unknownOf(input[name], ids).map((id) => ({
    fact: name,
    options: [stay, (world: EngineInput) => ({ ...world, [name]: withPresent(world[name], id) })],
  }));
}

/** For a question that one id is enough to answer: none of them, or any single one. */
export function oneOfList(input: EngineInput, name: ListName, ids: readonly string[]): readonly Slot[] {
  const steps = listSlots(input, name, ids).flatMap((slot) => slot.options.slice(1));
  return steps.length === 0 ? [] : [{ fact: name, options: [stay, ...steps] }];
}

function antibodySlots(input: EngineInput, ids: readonly string[]): readonly Slot[] {
  return unknownOf(input.diagnosis.antibodies, ids).map((id) => ({
    fact: "diagnosis.antibodies",
    options: [
      stay,
      (world: EngineInput) => ({
        ...world,
        diagnosis: { ...world.diagnosis, antibodies: withPresent(world.diagnosis.antibodies, id) },
      }),
    ],
  }));
}

function diagnosisSlot(input: EngineInput, atom: Atom): readonly Slot[] {
  if (("syndrome" in atom || "syndromePresent" in atom) && input.diagnosis.syndrome === undefined) {
    const step =
      (syndrome: string | null): Step =>
      (world) => ({ ...world, diagnosis: { ...world.diagnosis, syndrome } });
    return [{ fact: "diagnosis.syndrome", options: [...syndromeIds, null].map(step) }];
  }
  if ("cancerStatus" in atom && input.diagnosis.cancerStatus === undefined) {
    const step =
      (cancerStatus: "confirmed" | "suspected" | "not-found" | "in-remission"): Step =>
      (world) => ({ ...world, diagnosis: { ...world.diagnosis, cancerStatus } });
    return [
      {
        fact: "diagnosis.cancerStatus",
        options: (["confirmed", "suspected", "not-found", "in-remission"] as const).map(step),
      },
    ];
  }
  if ("antibody" in atom) return antibodySlots(input, atom.antibody.slice());
  if ("antibodyRisk" in atom) {
    const ids = antibodyRisks.filter((a) => a.riskClass !== null && atom.antibodyRisk.includes(a.riskClass));
    return antibodySlots(
      input,
      ids.slice(0, 2).map((a) => a.id),
    );
  }
  return [];
}

/** The facts that one leaf of a rule asks for and that nobody knows; lists that several leaves ask are left to `joint`. */
export function slotsOfAtom(input: EngineInput, atom: Atom, rule: Expr): readonly Slot[] {
  const atoms = atomsOf(rule);
  if ("pt" in atom) return patientSlot(input, atom.pt, atoms);
  if ("fn" in atom) return functionSlot(input, atom.fn);
  if ("calc" in atom) {
    const inputs = ["ageYears", "sexAtBirth", "weightKg", "heightCm"];
    return [
      ...inputs.flatMap((name) => patientSlot(input, name, atoms)),
      ...labSlot(input, "creatinine", grids.creatinine ?? []),
    ];
  }
  if ("lab" in atom) {
    const limits = thresholdsOf(atoms, atom.lab);
    return labSlot(input, atom.lab, [-1e3, ...around(limits, 0.01), 1e6]);
  }
  if ("labIs" in atom) {
    const words = atoms.flatMap((other) => ("labIs" in other && other.labIs === atom.labIs ? other.in : []));
    return labSlot(input, atom.labIs, [...new Set(words), "something else"]);
  }
  return [...diagnosisSlot(input, atom), ...planSlots(input, atom)];
}
