import "server-only";
import type { Standing } from "@/lib/domain/cosign/needs";
import type { CosignPolicy } from "@/lib/domain/cosign/policy";
import { canonicalJson } from "@/lib/domain/plan/canonical";
import type { DraftState } from "@/lib/domain/plan/draft-states";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import type { PlanState } from "@/lib/domain/plan/plan-states";
import { type Treatment, treatmentSchema } from "@/lib/domain/plan/treatment";
import type { DraftDecision } from "@/lib/domain/safety/decision";
import { readFindings, type SignedFinding } from "@/lib/domain/safety/decision-schema";
import type { Day } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { templateRecords } from "@/lib/domain/template/deviations";
import type { TemplateUse } from "@/lib/domain/template/use";
import { proposeVersion, type RecordedDiagnosis, type VersionSource } from "@/lib/domain/version/propose-version";
import { cosignPolicyNow } from "@/lib/features/policy/queries/now";
import { decisionsOfDraft, findingsCarriedBy, siteOfPatient } from "@/lib/features/safety/queries/decisions";
import { type Judge, judgeRows } from "@/lib/features/safety/queries/judge";
import { usesOfDraft } from "@/lib/features/template/queries/uses";
import { contentHash } from "../content-hash";
import { factsOfPatient } from "./facts";

/** Everything a draft needs to be shown for signing, or signed; read by both with the same statement. */
export type SigningRow = {
  readonly draft: {
    readonly id: string;
    readonly state: DraftState;
    readonly authorId: string;
    readonly authorName: string;
    readonly baseVersion: number;
    readonly effectiveOn: Day | null;
    readonly reason: string | null;
    readonly revision: number;
    readonly changedAt: string;
  };
  readonly plan: {
    readonly id: string;
    readonly patientId: string;
    readonly title: string;
    readonly status: PlanState;
    readonly currentVersion: number;
  };
  readonly deceased: boolean;
  readonly diagnosis: RecordedDiagnosis;
  readonly treatments: readonly DraftTreatment[];
  readonly current: readonly Treatment[];
  readonly templates: readonly TemplateUse[];
  readonly facts: unknown;
  readonly site: { readonly zone: string; readonly jurisdiction: string };
  /** Decided in this draft, newest first. */
  readonly decisions: readonly DraftDecision[];
  /** The findings of the current version. */
  readonly carried: readonly SignedFinding[];
  /** How the current version left its co-signatures; null is the policy that Concord ships with. */
  readonly standing: readonly Standing[];
  readonly policy: CosignPolicy | null;
};

/** The diagnosis a plan hangs on may have been recorded anew since: its latest replacement counts. */
export const diagnosisNow = `(WITH RECURSIVE line AS (
    SELECT x.*, 0 AS depth FROM diagnosis x WHERE x.id = p.diagnosis_id
    UNION ALL SELECT n.*, line.depth + 1 FROM line JOIN diagnosis n ON n.id = line.replaced_by_id WHERE line.depth < 50)
  SELECT json_build_object('diagnosisId', l.id, 'phenotype', l.phenotype, 'cancerStatus', l.cancer_status, 'cancer', l.cancer,
           'cancerText', l.cancer_text, 'cancerFoundOn', l.cancer_found_on::text,
           'antibodies', (SELECT coalesce(json_agg(json_build_object('antibody', b.antibody, 'result', b.result) ORDER BY b.antibody), '[]'::json)
                            FROM diagnosis_antibody b WHERE b.diagnosis_id = l.id))
    FROM line l ORDER BY l.depth DESC LIMIT 1)`;

/** Also used with further columns for the sign page; the aliases are d (draft), p (plan), pt (patient) and a (author). */
export const signingText = (where: string, columns = "") => `
  SELECT json_build_object(
    'draft', json_build_object('id', d.id, 'state', d.state, 'authorId', d.author_id, 'authorName', a.given || ' ' || a.family,
               'baseVersion', d.base_version, 'effectiveOn', d.effective_on::text, 'reason', d.reason, 'revision', d.revision,
               'changedAt', to_char(d.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
    'plan', json_build_object('id', p.id, 'patientId', p.patient_id, 'title', p.title, 'status', p.status, 'currentVersion', p.current_version),
    'deceased', pt.deceased,
    'diagnosis', ${diagnosisNow},
    'treatments', (SELECT coalesce(json_agg(t.content ORDER BY t.position, t.treatment_id), '[]'::json) FROM draft_treatment t
                    WHERE t.draft_id = d.id AND t.removed_at IS NULL),
    'current', (SELECT coalesce(json_agg(v.content ORDER BY v.position), '[]'::json) FROM treatment_now v
                 WHERE v.plan_id = p.id AND v.version = d.base_version),
    'site', ${siteOfPatient},
    'templates', ${usesOfDraft("d.id")},
    'decisions', ${decisionsOfDraft},
    'carried', ${findingsCarriedBy},
    'standing', (SELECT coalesce(json_agg(json_build_object('treatmentId', c.treatment_id, 'status', n.status, 'unanswered', c.unanswered,
                          'urgent', c.urgent_at IS NOT NULL AND c.declined_at IS NULL)), '[]'::json)
                   FROM cosignature_now c JOIN treatment_now n ON n.plan_id = c.plan_id AND n.version = c.version AND n.treatment_id = c.treatment_id
                  WHERE c.plan_id = p.id AND c.version = d.base_version),
    'policy', ${cosignPolicyNow},
    'facts', ${factsOfPatient}) AS source${columns}
  FROM draft d JOIN plan p ON p.id = d.plan_id JOIN patient pt ON pt.id = p.patient_id JOIN person a ON a.id = d.author_id
  WHERE ${where}`;

export const signingTextOfDraft = signingText("d.id = $1::uuid");

/** The version this row amounts to when it is judged at an instant, with the hash of what a sign page shows. */
export function proposalOf(row: SigningRow, now: string, judge?: Judge) {
  const current = row.current.map((content) => treatmentSchema.parse(content));
  const { baseVersion, effectiveOn, reason } = row.draft;
  const { diagnosis, treatments, facts, site, decisions } = row;
  const judgedOn = dayInZone(now, site.zone);
  const rows = { treatments, current: baseVersion > 0 ? current : null, facts, diagnosis, asOf: judgedOn };
  const source: VersionSource = {
    plan: row.plan,
    baseVersion,
    effectiveOn,
    reason,
    diagnosis,
    treatments,
    current,
    factsHash: contentHash(canonicalJson(facts)),
    templates: templateRecords(row.templates, treatments),
    judgedOn,
    judged: judgeRows({ ...rows, jurisdiction: site.jurisdiction }, judge),
    decisions,
    carried: readFindings(row.carried),
    standing: row.standing,
    ...(row.policy ? { policy: row.policy } : {}),
  };
  const proposed = proposeVersion(source);
  return { ...proposed, source, current, blocking: proposed.safety?.findings.filter((one) => one.blocks) ?? [] };
}
