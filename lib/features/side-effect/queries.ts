import "server-only";
import { can } from "@/lib/domain/access/can";
import type { Kind } from "@/lib/domain/plan/treatment";
import type { Day } from "@/lib/domain/shared/day";
import type { ActionTaken, Grade, Relation } from "@/lib/domain/side-effect/side-effect";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

export type SideEffectRecord = {
  readonly id: string;
  readonly treatmentId: string;
  readonly revision: number;
  readonly version: number;
  readonly effect: string;
  readonly grade: Grade;
  readonly onsetOn: Day;
  readonly resolvedOn: Day | null;
  readonly actionTaken: ActionTaken;
  readonly relation: Relation;
  readonly note: string | null;
  readonly by: string;
  readonly at: string;
  /** It asks the prescriber for a decision. */
  readonly waits: boolean;
  readonly decision: { readonly by: string; readonly at: string; readonly reason: string } | null;
  /** Why it was never right; null while it counts. */
  readonly errorReason: string | null;
  readonly replacedById: string | null;
};

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const record = `json_build_object('id', s.id, 'treatmentId', s.treatment_id, 'revision', s.revision, 'version', s.version, 'effect', s.effect,
  'grade', s.grade, 'onsetOn', s.onset_on::text, 'resolvedOn', s.resolved_on::text, 'actionTaken', s.action_taken, 'relation', s.relation,
  'note', s.note, 'by', w.given || ' ' || w.family, 'at', ${instant("s.recorded_at")}, 'waits', side_effect_waits(s),
  'decision', (SELECT json_build_object('by', y.given || ' ' || y.family, 'at', ${instant("d.decided_at")}, 'reason', d.reason)
                 FROM side_effect_decision d JOIN person y ON y.id = d.decided_by WHERE d.side_effect_id = s.id),
  'errorReason', s.error_reason, 'replacedById', s.replaced_by_id)`;
const records = (
  where: string,
) => `(SELECT coalesce(json_agg(${record} ORDER BY s.onset_on DESC, s.recorded_at DESC, s.id DESC), '[]'::json)
  FROM side_effect s JOIN person w ON w.id = s.recorded_by WHERE ${where})`;

export type SideEffectsView = {
  readonly planId: string;
  readonly patientId: string;
  readonly treatmentId: string;
  readonly kind: Kind;
  readonly name: string;
  readonly agent: string | null;
  /** Newest onset first; those entered in error too. */
  readonly records: readonly SideEffectRecord[];
  readonly hasDraft: boolean;
  readonly may: { readonly record: boolean; readonly decide: boolean };
};

type Row = {
  patient_id: string;
  status: string;
  kind: Kind;
  name: string;
  agent: string | null;
  records: SideEffectRecord[];
  has_draft: boolean;
};
const treatmentStatement = statement<Row>(
  "treatment-side-effects",
  `SELECT p.patient_id, p.status, t.kind, t.content->>'name' AS name, t.content->>'agent' AS agent,
          ${records("s.treatment_id = t.treatment_id")} AS records,
          EXISTS (SELECT 1 FROM draft o WHERE o.plan_id = p.id AND o.state IN ('open', 'in-review', 'changes-asked')) AS has_draft
     FROM plan p JOIN LATERAL (SELECT x.* FROM treatment_version x WHERE x.plan_id = p.id AND x.treatment_id = $2::uuid
                                ORDER BY x.version DESC LIMIT 1) t ON true
    WHERE p.id = $1::uuid`,
);

/** Every side effect of one treatment of a plan. */
export async function sideEffectsForTreatment(
  actor: Actor,
  planId: string,
  treatmentId: string,
): Promise<SideEffectsView | null> {
  return await read<SideEffectsView>({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    audit: ({ patientId }) => ({ action: "side-effects.read", patientId, planId, detail: { treatmentId } }),
    run: async ({ sql, relation }) => {
      const [row] = await sql(treatmentStatement, [planId, treatmentId]);
      if (!row) return null;
      const isOpen = row.status === "active" || row.status === "on-hold";
      return {
        planId,
        patientId: row.patient_id,
        treatmentId,
        kind: row.kind,
        name: row.name,
        agent: row.agent,
        records: row.records,
        hasDraft: row.has_draft,
        may: {
          record: can(actor, "side-effect:record", relation.ties),
          decide: isOpen && can(actor, "plan:draft", relation.ties),
        },
      };
    },
  });
}

export type PlanSideEffects = {
  /** Those that count. */
  readonly records: readonly SideEffectRecord[];
  readonly mayRecord: boolean;
};

const planStatement = statement<{ records: SideEffectRecord[] }>(
  "plan-side-effects",
  `SELECT ${records("s.plan_id = $1::uuid AND s.errored_at IS NULL")} AS records`,
);

/** The side effects of every treatment of a plan; part of a page that has its own access entry. */
export async function sideEffectsForPlan(actor: Actor, planId: string): Promise<PlanSideEffects> {
  const found = await read<PlanSideEffects>({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    run: async ({ sql, relation }) => {
      const [row] = await sql(planStatement, [planId]);
      return { records: row?.records ?? [], mayRecord: can(actor, "side-effect:record", relation.ties) };
    },
  });
  return found ?? { records: [], mayRecord: false };
}
