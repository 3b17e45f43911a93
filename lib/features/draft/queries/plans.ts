import "server-only";
import { can } from "@/lib/domain/access/can";
import { phenotypeById } from "@/lib/domain/knowledge/phenotypes";
import type { Day } from "@/lib/domain/shared/day";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

export type PatientPlan = {
  readonly id: string;
  readonly title: string;
  readonly status: "active" | "on-hold" | "completed" | "discontinued";
  readonly diagnosis: string;
  readonly lead: string;
  readonly currentVersion: number;
  readonly signedBy: string | null;
  readonly signedAt: string | null;
  readonly effectiveOn: Day | null;
  readonly draft: { readonly author: string; readonly changedAt: string } | null;
};

export type PlanlessDiagnosis = { readonly id: string; readonly label: string; readonly onset: Day | null };

export type PatientPlansView = {
  readonly plans: readonly PatientPlan[];
  /** Current diagnoses without an open plan: a plan can be made for each. */
  readonly diagnoses: readonly PlanlessDiagnosis[];
  readonly zone: string;
  readonly deceased: boolean;
  readonly mayDraft: boolean;
};

type Row = {
  zone: string;
  deceased: boolean;
  plans: (Omit<PatientPlan, "diagnosis"> & { phenotype: string })[] | null;
  diagnoses: { id: string; phenotype: string; onset: Day | null }[] | null;
};

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const plansStatement = statement<Row>(
  "patient-plans",
  `SELECT s.zone, x.deceased,
          (SELECT json_agg(json_build_object('id', p.id, 'title', p.title, 'status', p.status, 'phenotype', g.phenotype,
                    'lead', l.given || ' ' || l.family, 'currentVersion', p.current_version,
                    'signedBy', w.given || ' ' || w.family, 'signedAt', ${instant("v.signed_at")}, 'effectiveOn', v.effective_on::text,
                    'draft', CASE WHEN d.id IS NOT NULL THEN json_build_object('author', a.given || ' ' || a.family,
                               'changedAt', ${instant("d.changed_at")}) END) ORDER BY p.created_at DESC, p.id)
             FROM plan p JOIN diagnosis g ON g.id = p.diagnosis_id JOIN person l ON l.id = p.lead_id
             LEFT JOIN version v ON v.plan_id = p.id AND v.version = p.current_version
             LEFT JOIN person w ON w.id = v.signed_by
             LEFT JOIN draft d ON d.plan_id = p.id AND d.state IN ('open', 'in-review', 'changes-asked')
             LEFT JOIN person a ON a.id = d.author_id
            WHERE p.patient_id = x.id) AS plans,
          (SELECT json_agg(json_build_object('id', g.id, 'phenotype', g.phenotype, 'onset', g.onset_on::text) ORDER BY g.recorded_at DESC)
             FROM diagnosis g WHERE g.patient_id = x.id AND g.errored_at IS NULL AND g.replaced_by_id IS NULL
              AND NOT EXISTS (SELECT 1 FROM plan p WHERE p.diagnosis_id = g.id AND p.status IN ('active', 'on-hold'))) AS diagnoses
     FROM patient x JOIN site s ON s.id = x.site_id WHERE x.id = $1::uuid`,
);

const label = (phenotype: string) => phenotypeById(phenotype)?.label ?? phenotype;

/** Every plan of a patient, newest first, and the diagnoses that have none. */
export async function plansOfPatient(actor: Actor, patientId: string): Promise<PatientPlansView | null> {
  return await read({
    actor,
    needs: "plan:read",
    on: { kind: "patient", id: patientId },
    audit: () => ({ action: "patient.read", patientId, detail: { screen: "plans" } }),
    run: async ({ sql, relation }) => {
      const [row] = await sql(plansStatement, [patientId]);
      if (!row) return null;
      return {
        plans: (row.plans ?? []).map(({ phenotype, ...plan }) => ({ ...plan, diagnosis: label(phenotype) })),
        diagnoses: (row.diagnoses ?? []).map(({ id, phenotype, onset }) => ({ id, label: label(phenotype), onset })),
        zone: row.zone,
        deceased: row.deceased,
        mayDraft: can(actor, "plan:draft", relation.ties) && !row.deceased,
      };
    },
  });
}
