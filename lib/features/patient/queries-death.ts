import "server-only";
import type { Day } from "@/lib/domain/shared/day";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { isoText, nameOf, readChart } from "./queries-frame";

export type RecordedDeath = {
  readonly diedOn: Day | null;
  readonly by: string;
  readonly at: string;
  /** Who reversed it, when and why; null while it stands. */
  readonly reversed: { readonly by: string; readonly at: string; readonly reason: string } | null;
};

export type DeathView = {
  readonly deceased: boolean;
  readonly diedOn: Day | null;
  /** Newest first; a death that came with an import has no record of its own. */
  readonly deaths: readonly RecordedDeath[];
  /** What ends when a death is recorded now. */
  readonly running: {
    readonly plans: number;
    readonly drafts: number;
    readonly referrals: number;
    readonly sessions: number;
  };
  /** What the newest reversal could not bring back by itself. */
  readonly left: {
    readonly referrals: readonly { readonly id: string; readonly discipline: string; readonly to: string }[];
    readonly drafts: readonly { readonly planId: string; readonly author: string }[];
  };
};

type Row = Omit<DeathView, "diedOn"> & { readonly died_on: Day | null };

const statementOf = statement<Row>(
  "chart-death",
  `WITH newest AS (SELECT d.* FROM death d WHERE d.patient_id = $1::uuid ORDER BY d.recorded_at DESC LIMIT 1),
        undone AS (SELECT n.recorded_at, n.plans FROM newest n WHERE n.errored_at IS NOT NULL)
   SELECT p.deceased, p.deceased_on::text AS died_on,
     (SELECT coalesce(json_agg(json_build_object('diedOn', d.died_on::text, 'by', ${nameOf("d.recorded_by")}, 'at', ${isoText("d.recorded_at")},
        'reversed', CASE WHEN d.errored_at IS NOT NULL THEN json_build_object('by', ${nameOf("d.errored_by")}, 'at', ${isoText("d.errored_at")},
           'reason', d.error_reason) END) ORDER BY d.recorded_at DESC), '[]'::json) FROM death d WHERE d.patient_id = p.id) AS deaths,
     json_build_object(
       'plans', (SELECT count(*) FROM plan x WHERE x.patient_id = p.id AND x.status IN ('active', 'on-hold')),
       'drafts', (SELECT count(*) FROM draft x WHERE x.patient_id = p.id AND x.state IN ('open', 'in-review', 'changes-asked')),
       'referrals', (SELECT count(*) FROM referral x WHERE x.patient_id = p.id AND x.status IN
          ('sent', 'information-asked', 'accepted', 'declined', 'scheduled', 'in-progress')),
       'sessions', (SELECT count(*) FROM course_session x WHERE x.patient_id = p.id AND x.live AND x.state IN ('planned', 'scheduled', 'held'))) AS running,
     json_build_object(
       'referrals', (SELECT coalesce(json_agg(json_build_object('id', r.id, 'discipline', r.discipline, 'to',
            coalesce((SELECT w.given || ' ' || w.family FROM person w WHERE w.id = r.assignee_id), 'the pool'))), '[]'::json)
          FROM undone u JOIN referral_event e ON e.patient_id = p.id AND e.event = 'referral.cancelled' AND e.at = u.recorded_at
          JOIN referral r ON r.id = e.referral_id AND r.status = 'cancelled'),
       'drafts', (SELECT coalesce(json_agg(json_build_object('planId', f.plan_id, 'author', ${nameOf("f.author_id")})), '[]'::json)
          FROM undone u JOIN draft f ON f.patient_id = p.id AND f.state = 'discarded' AND f.ended_at = u.recorded_at
         WHERE NOT EXISTS (SELECT 1 FROM draft o WHERE o.plan_id = f.plan_id AND o.created_at > f.ended_at))) AS left
   FROM patient p WHERE p.id = $1::uuid`,
);

/** Whether a patient has died, who recorded it, what would end, and what a reversal left to be done by hand. */
export async function deathForChart(actor: Actor, patientId: string) {
  return await readChart<DeathView>(actor, patientId, "death", async ({ sql }) => {
    const [row] = await sql(statementOf, [patientId]);
    if (!row) return null;
    const { died_on: diedOn, ...view } = row;
    return { ...view, diedOn };
  });
}
