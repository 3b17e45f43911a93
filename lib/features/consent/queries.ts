import "server-only";
import { can } from "@/lib/domain/access/can";
import type { Consent } from "@/lib/domain/consent/consent";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

export type ConsentRecord = Consent & {
  readonly id: string;
  readonly treatmentId: string;
  readonly revision: number;
  readonly recordedBy: string;
  readonly recordedAt: string;
  /** Why it was never right; null while it counts. */
  readonly errorReason: string | null;
  readonly errorBy: string | null;
  readonly erroredAt: string | null;
};

/** The newest valid decision of each treatment of a plan, by treatment, and whether the reader may record one. */
export type PlanConsents = {
  readonly newest: Readonly<Record<string, ConsentRecord>>;
  readonly mayRecord: boolean;
};

export type TreatmentConsents = {
  readonly planId: string;
  readonly patientId: string;
  readonly treatmentId: string;
  readonly kind: string;
  readonly agent: string;
  /** As the current version or the open draft calls it. */
  readonly name: string | null;
  /** Newest first; records entered in error last. */
  readonly records: readonly ConsentRecord[];
  readonly mayRecord: boolean;
};

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const person = (column: string) => `(SELECT w.given || ' ' || w.family FROM person w WHERE w.id = ${column})`;

const record = `json_build_object('id', c.id, 'treatmentId', c.treatment_id, 'decision', c.decision, 'decidedBy', c.decided_by,
  'proxyName', c.proxy_name, 'proxyRelation', c.proxy_relation, 'capacity', c.capacity, 'capacityBy', c.capacity_by,
  'decidedOn', c.decided_on::text, 'discussed', c.discussed, 'note', c.note, 'revision', c.revision,
  'recordedBy', ${person("c.recorded_by")}, 'recordedAt', ${instant("c.recorded_at")}, 'errorReason', c.error_reason,
  'errorBy', ${person("c.errored_by")}, 'erroredAt', ${instant("c.errored_at")})`;

const newestStatement = statement<{ record: ConsentRecord }>(
  "plan-consents",
  `SELECT DISTINCT ON (c.treatment_id) ${record} AS record
     FROM treatment t JOIN treatment_consent c ON c.treatment_id = t.id AND c.errored_at IS NULL
    WHERE t.plan_id = $1::uuid ORDER BY c.treatment_id, c.decided_on DESC, c.recorded_at DESC, c.id DESC`,
);

/** What was decided about the treatments of a plan; part of a page that has its own access entry. */
export async function consentsForPlan(actor: Actor, planId: string): Promise<PlanConsents | null> {
  return await read({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    run: async ({ sql, relation }) => {
      const rows = await sql(newestStatement, [planId]);
      return {
        newest: Object.fromEntries(rows.map((row) => [row.record.treatmentId, row.record])),
        mayRecord: can(actor, "plan:draft", relation.ties),
      };
    },
  });
}

type TreatmentRow = Omit<TreatmentConsents, "planId" | "treatmentId" | "patientId" | "mayRecord"> & {
  patient_id: string;
};

const treatmentStatement = statement<TreatmentRow>(
  "treatment-consents",
  `SELECT t.patient_id, t.kind, t.agent,
          coalesce((SELECT d.content->>'name' FROM draft_treatment d JOIN draft o ON o.id = d.draft_id
                     WHERE d.treatment_id = t.id AND o.state IN ('open', 'in-review', 'changes-asked')),
                   (SELECT v.content->>'name' FROM treatment_version v WHERE v.treatment_id = t.id ORDER BY v.version DESC LIMIT 1)) AS name,
          (SELECT coalesce(json_agg(${record} ORDER BY c.errored_at IS NOT NULL, c.decided_on DESC, c.recorded_at DESC, c.id DESC), '[]'::json)
             FROM treatment_consent c WHERE c.treatment_id = t.id) AS records
     FROM treatment t WHERE t.id = $2::uuid AND t.plan_id = $1::uuid`,
);

/** Every consent recorded for one treatment, those entered in error too. */
export async function consentsForTreatment(
  actor: Actor,
  planId: string,
  treatmentId: string,
): Promise<TreatmentConsents | null> {
  return await read({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    audit: ({ patientId }: TreatmentConsents) => ({
      action: "consent.read",
      patientId,
      planId,
      detail: { treatmentId },
    }),
    run: async ({ sql, relation }) => {
      const [row] = await sql(treatmentStatement, [planId, treatmentId]);
      if (!row) return null;
      const { patient_id: patientId, ...rest } = row;
      return { planId, patientId, treatmentId, ...rest, mayRecord: can(actor, "plan:draft", relation.ties) };
    },
  });
}
