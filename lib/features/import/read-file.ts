import { createHash } from "node:crypto";
import { type ImportProblem, importProblemSentence } from "@/lib/domain/fhir/import-problem";
import { type ImportMoment, keepStorable } from "@/lib/domain/fhir/keep-storable";
import type { ImportProposal } from "@/lib/domain/fhir/proposal";
import { proposeImport } from "@/lib/domain/fhir/propose-import";
import { readBundle } from "@/lib/domain/fhir/read-bundle";
import { agentByIngredientName } from "@/lib/domain/knowledge/medicine-match";
import { fail, ok, type Result } from "@/lib/domain/shared/result";
import { type Refusal, refused } from "@/lib/platform/outcome";

/** The identity of a file: what was previewed is what is imported, and the same file is known again. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Everything an import of this text would create, or the one reason why the file is refused whole. */
export function readFileText(text: string, moment: ImportMoment): Result<ImportProposal, ImportProblem> {
  const bundle = readBundle(text);
  if (!bundle.ok) return bundle;
  const proposal = proposeImport(bundle.value, { agentFor: agentByIngredientName });
  if (!proposal.ok) return proposal;
  const { patient } = proposal.value;
  if (patient.born > moment.today) {
    return fail({
      code: "patient-invalid",
      path: `${patient.path}.birthDate`,
      message: "The patient is born in the future.",
      mend: "Correct the patient in the source and export again.",
    });
  }
  return ok(keepStorable(proposal.value, moment));
}

/** A refused file in words: where, what is wrong, how to mend it. */
export function unreadable(problem: ImportProblem): Refusal {
  return refused("file-refused", {
    message: `Nothing was imported. ${importProblemSentence(problem)}`,
    details: { code: problem.code, path: problem.path },
  });
}
