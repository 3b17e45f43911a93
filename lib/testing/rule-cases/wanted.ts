// What an answer has to name beside the rule: every order and list entry that it needs, and the fact that was taken away.
import type { EngineInput } from "@/lib/domain/safety/engine-input";

/** Ids in the lists of an input that was stripped to what a rule needs: each must be named as evidence. */
export const listedIn = (input: EngineInput): readonly string[] => [
  ...input.conditions.present,
  ...input.allergies.present,
  ...input.homeMedications.present,
  ...input.diagnosis.antibodies.present,
];

/** The fact, by path, that a change of `withOneFactLess` took away. */
export function factTaken(change: string): string {
  const [, what = ""] = change.split(": ");
  if (change.startsWith("not asked: ") || change.startsWith("not tested: ")) {
    const [list = ""] = what.split(" ");
    return list.startsWith("antibod") ? "diagnosis.antibodies" : list;
  }
  return what === "labs.pregnancy-test" ? "patient.pregnant" : what;
}
