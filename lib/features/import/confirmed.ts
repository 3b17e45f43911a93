// What a person confirmed must be something that the file proposes; the browser's word is not taken for it.
import { allergyChoices, linesLike, type MappingChoice, medicineChoices } from "@/lib/domain/fhir/import-preview";
import type { ImportProposal } from "@/lib/domain/fhir/proposal";
import type { ImportPatientInput } from "./input";

type Confirmation = ImportPatientInput["medicines"];

function isProposed(choices: readonly MappingChoice[], confirmed: Confirmation): boolean {
  const byIndex = new Map(choices.map((choice) => [choice.at, choice]));
  return confirmed.every(({ at, id }) => byIndex.get(at)?.candidates.some((candidate) => candidate.id === id));
}

/** The confirmed ids by index in the proposal, or null when one was never proposed. A medicine covers all its lines. */
export function confirmedMappings(
  proposal: ImportProposal,
  { medicines, allergies }: Pick<ImportPatientInput, "medicines" | "allergies">,
): { readonly agents: ReadonlyMap<number, string>; readonly substances: ReadonlyMap<number, string> } | null {
  if (!isProposed(medicineChoices(proposal.medicines), medicines)) return null;
  if (!isProposed(allergyChoices(proposal), allergies)) return null;
  const agents = medicines.flatMap(({ at, id }) =>
    linesLike(proposal.medicines, at).map((line): [number, string] => [line, id]),
  );
  return { agents: new Map(agents), substances: new Map(allergies.map(({ at, id }) => [at, id])) };
}
