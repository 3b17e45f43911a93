// What must hold between the answers of a diagnosis before it can be recorded.
import { antibodyById } from "../knowledge/antibodies";
import { isCancerId } from "../knowledge/cancers";
import { phenotypeById } from "../knowledge/phenotypes";

export interface DiagnosisAnswers {
  readonly phenotype: string;
  readonly onsetOn: string | null;
  readonly followUpStart: string;
  readonly cancerStatus: string;
  readonly cancer: string | null;
  readonly cancerFoundOn: string | null;
  readonly cancerConsistent: boolean | null;
  readonly antigenExpressed: boolean | null;
  readonly antibodies: readonly {
    readonly antibody: string;
    readonly result: string;
    readonly takenOn: string | null;
  }[];
}

const hasTumour = (status: string) => status === "found" || status === "in-remission";

/**
 * Problems by field path, each with how to mend it; empty when the diagnosis can be recorded. Days lie at or before
 * `today`; a tumour found or in remission needs the day it was found, and without a tumour none of its answers may stand.
 */
export function diagnosisProblems(answers: DiagnosisAnswers, today: string): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!phenotypeById(answers.phenotype)) problems.phenotype = "Choose the syndrome from the list";
  if (answers.onsetOn && answers.onsetOn > today) problems.onsetOn = "The onset is in the future";
  if (answers.followUpStart > today) problems.followUpStart = "The start of follow-up is in the future";
  Object.assign(problems, tumourProblems(answers, today));
  const seen = new Set<string>();
  for (const [at, row] of answers.antibodies.entries()) {
    const path = `antibodies.${at}`;
    if (!antibodyById(row.antibody)) problems[`${path}.antibody`] = "Choose the antibody from the list";
    else if (seen.has(row.antibody)) problems[`${path}.antibody`] = "This antibody stands here twice; keep one line";
    seen.add(row.antibody);
    if (row.takenOn && row.takenOn > today) problems[`${path}.takenOn`] = "The sample was taken in the future";
  }
  return problems;
}

function tumourProblems(answers: DiagnosisAnswers, today: string): Record<string, string> {
  const { cancerStatus, cancer, cancerFoundOn, cancerConsistent, antigenExpressed } = answers;
  const problems: Record<string, string> = {};
  if (cancer !== null && !isCancerId(cancer)) problems.cancer = "Choose the cancer from the list";
  if (hasTumour(cancerStatus)) {
    if (!cancerFoundOn) problems.cancerFoundOn = "Enter the day the tumour was found";
    else if (cancerFoundOn > today) problems.cancerFoundOn = "The tumour was found in the future";
    return problems;
  }
  if (cancerFoundOn) problems.cancerFoundOn = "Empty this date, or say that a tumour was found";
  if (cancerConsistent !== null) problems.cancerConsistent = "Answer this only when a tumour was found";
  if (antigenExpressed !== null) problems.antigenExpressed = "Answer this only when a tumour was found";
  return problems;
}
