import "server-only";
import { type AvoidList, avoidList } from "@/lib/domain/safety/avoid-list";
import type { Day } from "@/lib/domain/shared/day";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

export const printKinds = ["patient", "emergency"] as const;
export type PrintKind = (typeof printKinds)[number];

/** What a print needs beside the plan itself. */
export type PlanPrint = {
  readonly patientId: string;
  /** Open sessions and visits, each on the day where it really is. */
  readonly sessions: readonly { readonly treatmentId: string; readonly day: Day; readonly time: string | null }[];
  readonly visits: readonly { readonly treatmentId: string; readonly day: Day; readonly time: string }[];
  /** Signed and not active for want of a co-signature. */
  readonly unsigned: readonly string[];
  readonly avoid: AvoidList;
};

type Row = {
  patient_id: string;
  sessions: PlanPrint["sessions"];
  visits: PlanPrint["visits"];
  unsigned: string[];
  phenotype: string | null;
  agents: string[];
};
const printed = statement<Row>(
  "plan-print",
  `SELECT p.patient_id,
    (SELECT coalesce(json_agg(json_build_object('treatmentId', c.treatment_id, 'day', s.day::text, 'time', s.time) ORDER BY s.day, s.time), '[]'::json)
       FROM course_session s JOIN course c ON c.id = s.course_id WHERE s.plan_id = p.id AND s.live AND s.state IN ('planned', 'scheduled')) AS sessions,
    (SELECT coalesce(json_agg(json_build_object('treatmentId', r.treatment_id, 'day', v.day::text, 'time', v.time) ORDER BY v.day, v.time), '[]'::json)
       FROM referral r JOIN visit v ON v.referral_id = r.id WHERE r.plan_id = p.id AND v.state = 'scheduled' AND v.errored_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM visit y WHERE y.replaces_id = v.id)) AS visits,
    (SELECT v.content::json->'diagnosis'->>'phenotype' FROM version v WHERE v.plan_id = p.id AND v.version = p.current_version) AS phenotype,
    (SELECT coalesce(json_agg(t.treatment_id), '[]'::json) FROM treatment_now t WHERE t.plan_id = p.id AND t.version = p.current_version
        AND t.status = 'awaiting-cosignature') AS unsigned,
    (SELECT coalesce(json_agg(t.agent), '[]'::json) FROM treatment_now t WHERE t.plan_id = p.id AND t.version = p.current_version
        AND t.status <> 'stopped') AS agents
   FROM plan p WHERE p.id = $1::uuid`,
);

/** The dated events and warnings of a plan for one kind of print; that somebody opened it is kept. */
export async function planPrint(actor: Actor, planId: string, kind: PrintKind): Promise<PlanPrint | null> {
  return await read({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    audit: (view: PlanPrint) => ({
      action: "plan.print-read",
      patientId: view.patientId,
      planId,
      detail: { kind },
    }),
    run: async ({ sql }) => {
      const [row] = await sql(printed, [planId]);
      if (!row) return null;
      return {
        patientId: row.patient_id,
        sessions: row.sessions,
        visits: row.visits,
        unsigned: row.unsigned,
        avoid: row.phenotype ? avoidList(row.phenotype, row.agents) : { state: "cannot-tell" },
      };
    },
  });
}
