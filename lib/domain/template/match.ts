// Which templates fit a diagnosis, and why: phenotype first, then antibodies, then the cancer. Points only order the list.
import { antibodyById } from "../knowledge/antibodies";
import { cancerLabel, isCancerId } from "../knowledge/cancers";
import { phenotypeById } from "../knowledge/phenotypes";
import type { RecordedCancerStatus } from "../patient/words";
import type { TemplateArm } from "./record";
import type { Template } from "./template";

/** What of a diagnosis a template is matched to. */
export interface MatchedDiagnosis {
  readonly phenotype: string;
  readonly antibodies: readonly { readonly antibody: string; readonly result: "found" | "not-found" | "not-tested" }[];
  readonly cancerStatus: RecordedCancerStatus;
  readonly cancer: string | null;
}

export interface TemplateMatch {
  readonly templateId: string;
  readonly points: number;
  /** Sentences for reading, best first; never empty. */
  readonly reasons: readonly string[];
}

/** Phenotypes that only the score knows and that the name of a template covers. */
const coveredBy: Readonly<Record<string, string>> = { morvan: "peripheral-nerve-hyperexcitability" };

const PHENOTYPE = 100;
const COVERED = 80;
const ANTIBODY = 20;
const CANCER = 10;
const SUSPECTED = 5;

type Reason = { readonly points: number; readonly words: string };

function reasonsFor(template: Template, d: MatchedDiagnosis): Reason[] {
  const label = phenotypeById(d.phenotype)?.label ?? d.phenotype;
  const reasons: Reason[] = [];
  if (d.phenotype === template.id) reasons.push({ points: PHENOTYPE, words: `The recorded phenotype is ${label}` });
  else if (coveredBy[d.phenotype] === template.id)
    reasons.push({ points: COVERED, words: `The recorded phenotype, ${label}, is covered by this template` });
  const found = d.antibodies.filter((a) => a.result === "found" && template.antibodies.includes(a.antibody));
  for (const { antibody } of found)
    reasons.push({ points: ANTIBODY, words: `${antibodyById(antibody)?.label ?? antibody} antibodies were found` });
  const { cancer, cancerStatus } = d;
  if (cancer && isCancerId(cancer) && template.cancers.includes(cancer)) {
    const name = cancerLabel(cancer);
    if (cancerStatus === "found") reasons.push({ points: CANCER, words: `${name} was found, typical of it` });
    if (cancerStatus === "suspected") reasons.push({ points: SUSPECTED, words: `${name} is suspected, typical of it` });
  }
  return reasons;
}

/** The templates that fit a diagnosis with the reasons, best first; equal ones in the order of the list. Those without a reason are left out. */
export function matchTemplates(all: readonly Template[], diagnosis: MatchedDiagnosis): readonly TemplateMatch[] {
  return all
    .map((template) => {
      const reasons = reasonsFor(template, diagnosis);
      const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
      return { templateId: template.id, points, reasons: reasons.map((reason) => reason.words) };
    })
    .filter((match) => match.points > 0)
    .sort((a, b) => b.points - a.points);
}

/** The arm that the recorded cancer status speaks for; null when it is open (suspected, in remission, not looked for), so that a person chooses. */
export function armOf(d: Pick<MatchedDiagnosis, "cancerStatus">): TemplateArm | null {
  if (d.cancerStatus === "found") return "cancer-found";
  return d.cancerStatus === "not-found" ? "no-cancer" : null;
}
