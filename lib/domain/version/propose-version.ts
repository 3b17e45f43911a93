// From an open draft to the version it would become: the same step for the sign page and for the signature itself.
import { cosignNeeds, type Standing } from "../cosign/needs";
import { type CosignPolicy, defaultPolicy } from "../cosign/policy";
import { antibodyById } from "../knowledge/antibodies";
import { cancerLabel, isCancerId } from "../knowledge/cancers";
import { phenotypeById } from "../knowledge/phenotypes";
import { KNOWLEDGE_VERSION } from "../knowledge/version";
import type { DraftTreatment } from "../plan/draft-treatment";
import type { DiagnosisSummary } from "../plan/plan-content";
import { type SigningVerdict, signRequirements } from "../plan/sign-requirements";
import type { Treatment } from "../plan/treatment";
import type { DraftDecision } from "../safety/decision";
import { type Judged, type ProposedFindings, proposeFindings } from "../safety/decision-findings";
import type { SignedFinding } from "../safety/decision-schema";
import { ENGINE_VERSION } from "../safety/engine-version";
import type { Day } from "../shared/day";
import type { TemplateRecord } from "../template/record";
import type { ShownContent } from "./signed-content";

/** Stands in the place of the engine's version when it failed: such a content cannot be signed. */
const ENGINE_FAILED = "failed";

export interface RecordedDiagnosis {
  readonly diagnosisId: string;
  readonly phenotype: string;
  readonly cancerStatus: string;
  readonly cancer: string | null;
  readonly cancerText: string | null;
  readonly cancerFoundOn: Day | null;
  readonly antibodies: readonly { readonly antibody: string; readonly result: "found" | "not-found" | "not-tested" }[];
}

export interface VersionSource {
  readonly plan: { readonly id: string; readonly patientId: string; readonly title: string };
  readonly baseVersion: number;
  readonly effectiveOn: Day | null;
  readonly reason: string | null;
  readonly diagnosis: RecordedDiagnosis;
  readonly treatments: readonly DraftTreatment[];
  readonly current: readonly Treatment[];
  readonly factsHash: string;
  /** What the draft took from templates, and where it departs from them. */
  readonly templates?: readonly TemplateRecord[];
  /** The day, at the patient's site, the plan is judged on; what the engine answered, or null when it failed. */
  readonly judgedOn: Day;
  readonly judged: Judged | null;
  /** What was decided in this draft, newest first, and the findings of the current version. */
  readonly decisions: readonly DraftDecision[];
  readonly carried: readonly SignedFinding[];
  /** How the current version left its co-signatures, and the policy that asks for them now. */
  readonly standing?: readonly Standing[];
  readonly policy?: CosignPolicy;
}

export interface ProposedVersion extends SigningVerdict {
  readonly content: ShownContent;
  /** Null when the engine failed: nothing can be signed then. */
  readonly safety: ProposedFindings | null;
}

/** The recorded diagnosis with its labels, as a version keeps it. */
export function summariseDiagnosis(d: RecordedDiagnosis): DiagnosisSummary {
  const kind = d.cancer && isCancerId(d.cancer) ? cancerLabel(d.cancer) : null;
  return {
    diagnosisId: d.diagnosisId,
    phenotype: d.phenotype,
    phenotypeLabel: phenotypeById(d.phenotype)?.label ?? d.phenotype,
    antibodies: d.antibodies.map(({ antibody: id, result }) => ({ id, label: antibodyById(id)?.label ?? id, result })),
    cancerStatus: d.cancerStatus,
    cancerLabel: [kind, d.cancerText].filter(Boolean).join(", ").slice(0, 200) || null,
    cancerFoundOn: d.cancerFoundOn,
  };
}

/** The content a draft would be signed as, and everything that still blocks its signature. */
export function proposeVersion(source: VersionSource): ProposedVersion {
  const { plan, baseVersion, effectiveOn, reason, judged, judgedOn, decisions, carried } = source;
  const current = baseVersion > 0 ? source.current : null;
  const verdict = signRequirements(source, current);
  const { treatments } = verdict;
  const nextVersion = baseVersion + 1;
  const safety = judged && proposeFindings({ judged, treatments, current, decisions, carried, nextVersion });
  const findings = safety?.findings.map((one) => one.finding) ?? [];
  const { standing = [], policy = defaultPolicy } = source;
  const cosign = cosignNeeds({ treatments, current: current ?? [], standing, findings, version: nextVersion, policy });
  const content: ShownContent = {
    schema: "plan/1",
    patientId: plan.patientId,
    planId: plan.id,
    version: nextVersion,
    title: plan.title,
    diagnosis: summariseDiagnosis(source.diagnosis),
    effectiveOn,
    reason: reason?.trim() || null,
    knowledgeVersion: KNOWLEDGE_VERSION,
    treatments: [...treatments],
    factsHash: source.factsHash,
    engineVersion: safety ? ENGINE_VERSION : ENGINE_FAILED,
    findings,
    cannotTell: [...(safety?.cannotTell ?? [])],
    judgedOn,
    ...(source.templates && source.templates.length > 0 ? { template: [...source.templates] } : {}),
    ...(cosign ? { cosign } : {}),
  };
  return { ...verdict, content, safety };
}
