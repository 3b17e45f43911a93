import "server-only";
import { can } from "@/lib/domain/access/can";
import type { PlanState } from "@/lib/domain/plan/plan-states";
import { type Treatment, treatmentSchema } from "@/lib/domain/plan/treatment";
import { readFindings, type SignedFinding } from "@/lib/domain/safety/decision-schema";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read, type Seen } from "@/lib/platform/read";
import {
  headJson,
  instantText,
  type SignedVersionView,
  signedVersion,
  type VersionHead,
  versionAndSignature,
} from "./signed-row";

export type OpenDraft = {
  readonly id: string;
  readonly authorName: string;
  readonly isMine: boolean;
  readonly changedAt: string;
};

export type PlanAlert = {
  readonly id: string;
  readonly revision: number;
  readonly raisedAt: string;
  readonly finding: SignedFinding;
};

export type PlanView = {
  readonly planId: string;
  readonly patientId: string;
  readonly title: string;
  readonly status: PlanState;
  readonly statusChangedAt: string;
  /** Why it is on hold, in the words of who held it. */
  readonly holdReason: string | null;
  readonly endReason: string | null;
  readonly endNote: string | null;
  readonly revision: number;
  readonly currentVersion: number;
  readonly leadName: string;
  /** The version asked for; null before the first signature. */
  readonly version: SignedVersionView | null;
  /** Its treatments as they are in force now: as signed, and released since where they waited. */
  readonly inForce: readonly Treatment[];
  readonly draft: OpenDraft | null;
  readonly dispositions: readonly {
    readonly treatmentId: string;
    readonly disposition: string;
    readonly note: string | null;
  }[];
  readonly referrals: readonly { readonly id: string; readonly treatmentId: string; readonly status: string }[];
  /** What became unsafe in the current version since it was signed, oldest first. */
  readonly alerts: readonly PlanAlert[];
  readonly may: { readonly draft: boolean; readonly sign: boolean; readonly move: boolean };
};

type PlanRow = {
  patient_id: string;
  title: string;
  status: PlanState;
  status_changed_at: string;
  hold_reason: string | null;
  end_reason: string | null;
  end_note: string | null;
  revision: number;
  current_version: number;
  lead: string;
  head: VersionHead | null;
  content: string | null;
  in_force: readonly unknown[];
  draft: { id: string; authorId: string; authorName: string; changedAt: string } | null;
  dispositions: PlanView["dispositions"];
  referrals: PlanView["referrals"];
  alerts: (Omit<PlanAlert, "finding"> & { finding: unknown })[];
};

const planStatement = statement<PlanRow>(
  "plan-screen",
  `SELECT p.patient_id, p.title, p.status, ${instantText("p.status_changed_at")} AS status_changed_at, p.end_reason, p.end_note, p.revision,
          p.current_version, l.given || ' ' || l.family AS lead, v.head, v.content, d.draft,
          (SELECT coalesce(json_agg(t.content ORDER BY t.position), '[]'::json) FROM treatment_now t
            WHERE t.plan_id = p.id AND t.version = coalesce($2::int, p.current_version)) AS in_force,
          CASE WHEN p.status = 'on-hold' THEN (SELECT e.reason FROM audit_event e WHERE e.patient_id = p.patient_id AND e.plan_id = p.id
             AND e.action = 'plan.held' AND e.outcome = 'done' ORDER BY e.occurred_at DESC, e.id DESC LIMIT 1) END AS hold_reason,
          (SELECT coalesce(json_agg(json_build_object('treatmentId', x.treatment_id, 'disposition', x.disposition, 'note', x.note)), '[]'::json)
             FROM disposition_now x WHERE x.plan_id = p.id) AS dispositions,
          (SELECT coalesce(json_agg(json_build_object('id', r.id, 'treatmentId', r.treatment_id, 'status', r.status)), '[]'::json)
             FROM referral r WHERE r.plan_id = p.id) AS referrals,
          (SELECT coalesce(json_agg(json_build_object('id', sa.id, 'revision', sa.revision, 'raisedAt', ${instantText("sa.raised_at")}, 'finding', sa.finding)
                                    ORDER BY sa.raised_at, sa.id), '[]'::json)
             FROM safety_alert sa WHERE sa.plan_id = p.id AND sa.closed_at IS NULL) AS alerts
     FROM plan p JOIN person l ON l.id = p.lead_id
     LEFT JOIN LATERAL (SELECT ${headJson} AS head, v.content FROM ${versionAndSignature}
                         WHERE v.plan_id = p.id AND v.version = coalesce($2::int, p.current_version)) v ON true
     LEFT JOIN LATERAL (SELECT json_build_object('id', o.id, 'authorId', o.author_id, 'authorName', a.given || ' ' || a.family,
                                 'changedAt', ${instantText("o.changed_at")}) AS draft
                          FROM draft o JOIN person a ON a.id = o.author_id
                         WHERE o.plan_id = p.id AND o.state IN ('open', 'in-review', 'changes-asked')) d ON true
    WHERE p.id = $1::uuid`,
);

/** A plan with its current version, or with the version asked for; null when that version does not exist. */
export async function planForScreen(
  actor: Actor,
  planId: string,
  version: number | null = null,
): Promise<PlanView | null> {
  return await read({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    audit: (view: PlanView) => ({
      action: "plan.read",
      patientId: view.patientId,
      planId,
      version: view.version?.version ?? null,
    }),
    run: async (seen) => {
      const [row] = await seen.sql(planStatement, [planId, version]);
      if (!row || (version !== null && row.head === null)) return null;
      return planView(actor, planId, row, seen);
    },
  });
}

function planView(actor: Actor, planId: string, row: PlanRow, { relation }: Seen): PlanView {
  const { draft } = row;
  return {
    planId,
    patientId: row.patient_id,
    title: row.title,
    status: row.status,
    statusChangedAt: row.status_changed_at,
    holdReason: row.hold_reason,
    endReason: row.end_reason,
    endNote: row.end_note,
    revision: row.revision,
    currentVersion: row.current_version,
    leadName: row.lead,
    version: row.head && row.content ? signedVersion(row.head, row.content) : null,
    inForce: row.in_force.map((content) => treatmentSchema.parse(content)),
    draft: draft && {
      id: draft.id,
      authorName: draft.authorName,
      isMine: draft.authorId === actor.id,
      changedAt: draft.changedAt,
    },
    dispositions: row.dispositions,
    referrals: row.referrals,
    alerts: row.alerts.flatMap(({ finding, ...alert }) =>
      readFindings([finding]).map((read) => ({ ...alert, finding: read })),
    ),
    may: {
      draft: can(actor, "plan:draft", relation.ties),
      sign: can(actor, "plan:sign", relation.ties),
      move: can(actor, "plan:move", relation.ties),
    },
  };
}
