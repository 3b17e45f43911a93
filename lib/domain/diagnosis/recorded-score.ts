// From a recorded diagnosis to the input of the PNS-Care score.
import type { RecordedCancerStatus } from "../patient/words";
import type { Day } from "../shared/day";
import type { ScoreInput } from "./pns-care-score";

export interface RecordedDiagnosis {
  readonly phenotype: string;
  readonly followUpStart: Day;
  readonly cancerStatus: RecordedCancerStatus;
  readonly cancerFoundOn: Day | null;
  readonly cancerConsistent: boolean | null;
  readonly antigenExpressed: boolean | null;
  readonly checkpointContext: boolean;
  readonly antibodies: readonly { readonly antibody: string; readonly result: string }[];
}

const cancerOf: Record<RecordedCancerStatus, ScoreInput["cancer"]> = {
  found: "found",
  "in-remission": "found",
  "not-found": "not-found",
  // A suspicion is no tumour yet: the clock of follow-up decides until it is confirmed.
  suspected: "not-found",
  "not-looked-for": "unknown",
};

/** The facts of a recorded diagnosis as the score wants them; a tumour in remission counts as found. */
export function scoreInputOf(diagnosis: RecordedDiagnosis): ScoreInput {
  const of = (result: string) => diagnosis.antibodies.filter((row) => row.result === result).map((row) => row.antibody);
  return {
    phenotypes: [diagnosis.phenotype],
    antibodiesFound: of("found"),
    antibodiesNotFound: of("not-found"),
    cancer: cancerOf[diagnosis.cancerStatus],
    isConsistent: diagnosis.cancerConsistent,
    antigenExpressed: diagnosis.antigenExpressed,
    cancerFoundOn: diagnosis.cancerFoundOn,
    followUpStart: diagnosis.followUpStart,
    underCheckpointInhibitor: diagnosis.checkpointContext,
  };
}
