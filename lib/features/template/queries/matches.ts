import "server-only";
import type { MatchedDiagnosis } from "@/lib/domain/template/match";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

export type DiagnosisForTemplates = MatchedDiagnosis & {
  readonly diagnosisId: string;
  readonly cancerText: string | null;
};

const diagnosisJson = (alias: string) => `json_build_object('diagnosisId', ${alias}.id, 'phenotype', ${alias}.phenotype,
    'cancerStatus', ${alias}.cancer_status, 'cancer', ${alias}.cancer, 'cancerText', ${alias}.cancer_text,
    'antibodies', (SELECT coalesce(json_agg(json_build_object('antibody', b.antibody, 'result', b.result) ORDER BY b.antibody), '[]'::json)
                     FROM diagnosis_antibody b WHERE b.diagnosis_id = ${alias}.id))`;

/** The diagnosis of a plan ($1) as it is recorded now: its latest replacement counts. */
export const diagnosisOfPlan = `WITH RECURSIVE line AS (
    SELECT x.*, 0 AS depth FROM plan p JOIN diagnosis x ON x.id = p.diagnosis_id WHERE p.id = $1::uuid
    UNION ALL SELECT n.*, line.depth + 1 FROM line JOIN diagnosis n ON n.id = line.replaced_by_id WHERE line.depth < 50)
  SELECT ${diagnosisJson("l")} AS diagnosis FROM line l ORDER BY l.depth DESC LIMIT 1`;

const planStatement = statement<{ diagnosis: DiagnosisForTemplates }>("template-diagnosis-of-plan", diagnosisOfPlan);

const patientStatement = statement<{ diagnosis: DiagnosisForTemplates }>(
  "template-diagnoses-of-patient",
  `SELECT ${diagnosisJson("g")} AS diagnosis FROM diagnosis g
    WHERE g.patient_id = $1::uuid AND g.errored_at IS NULL AND g.replaced_by_id IS NULL ORDER BY g.recorded_at DESC`,
);

/** What templates are matched to for a plan; null when it is not there. The page that shows it writes the access entry. */
export async function diagnosisForTemplates(actor: Actor, planId: string): Promise<DiagnosisForTemplates | null> {
  return await read({
    actor,
    needs: "plan:draft",
    on: { kind: "plan", id: planId },
    run: async ({ sql }) => (await sql(planStatement, [planId]))[0]?.diagnosis ?? null,
  });
}

/** The current diagnoses of a patient, newest first. */
export async function diagnosesForTemplates(
  actor: Actor,
  patientId: string,
): Promise<readonly DiagnosisForTemplates[]> {
  const rows = await read({
    actor,
    needs: "plan:draft",
    on: { kind: "patient", id: patientId },
    run: async ({ sql }) => (await sql(patientStatement, [patientId])).map((row) => row.diagnosis),
  });
  return rows ?? [];
}
