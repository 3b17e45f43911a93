import "server-only";
import { v7 as uuid } from "uuid";
import { can } from "@/lib/domain/access/can";
import { completeTreatment } from "@/lib/domain/plan/draft-treatment";
import type { PlanState } from "@/lib/domain/plan/plan-states";
import { restoreVersion } from "@/lib/domain/plan/restore";
import { treatmentSchema } from "@/lib/domain/plan/treatment";
import type { Day } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { diffTreatments, type TreatmentChange } from "@/lib/domain/version/diff";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";
import { daysOf, type Stop, stopsOfPlan } from "./stopped-from";

/** What restoring an older version would put into the draft; nothing is written by looking. */
export type RestoreView = {
  readonly planId: string;
  readonly patientId: string;
  readonly title: string;
  readonly status: PlanState;
  readonly version: number;
  readonly currentVersion: number;
  readonly changes: readonly TreatmentChange[];
  /** Names of what the draft would hold without being complete. */
  readonly incomplete: readonly string[];
  readonly restarted: readonly string[];
  readonly leftOut: readonly string[];
  /** Who holds an open draft of this plan, or null. */
  readonly openDraftOf: string | null;
};

type Row = {
  patient_id: string;
  title: string;
  status: PlanState;
  current_version: number;
  zone: string;
  current: unknown[];
  older: unknown[];
  draft_of: string | null;
  stops: Stop[];
};
const inForce = (version: string) =>
  `(SELECT coalesce(json_agg(t.content ORDER BY t.position), '[]'::json) FROM treatment_now t WHERE t.plan_id = p.id AND t.version = ${version})`;
const source = statement<Row>(
  "restore-screen",
  `SELECT p.patient_id, p.title, p.status, p.current_version, s.zone, ${inForce("p.current_version")} AS current, ${inForce("$2::int")} AS older,
          ${stopsOfPlan("p.id")} AS stops,
          (SELECT a.given || ' ' || a.family FROM draft d JOIN person a ON a.id = d.author_id
            WHERE d.plan_id = p.id AND d.state IN ('open', 'in-review', 'changes-asked')) AS draft_of
     FROM plan p JOIN patient pt ON pt.id = p.patient_id JOIN site s ON s.id = pt.site_id WHERE p.id = $1::uuid AND $2::int < p.current_version`,
);

/** The preview of a restoration from today on; null for who may not draft, and where there is no such older version. */
export async function restoreForScreen(actor: Actor, planId: string, version: number): Promise<RestoreView | null> {
  return await read({
    actor,
    needs: "plan:draft",
    on: { kind: "plan", id: planId },
    run: async ({ sql, now, relation }) => {
      const [row] = await sql(source, [planId, version]);
      if (!row || row.older.length === 0 || !can(actor, "plan:draft", relation.ties)) return null;
      const parse = (rows: unknown[]) => rows.map((one) => treatmentSchema.parse(one));
      const [current, older] = [parse(row.current), parse(row.older)];
      const from: Day = dayInZone(now, row.zone);
      const plan = restoreVersion({
        current,
        older,
        because: { from, reason: "…" },
        stoppedFrom: daysOf(row.stops),
        newId: uuid,
      });
      const made = plan.treatments.map((t) => ({ t, complete: completeTreatment(t) }));
      const complete = made.flatMap((one) => (one.complete.ok ? [{ ...one.complete.value, changeReason: null }] : []));
      const kept = current.filter((t) => t.action !== "stop");
      const gone = new Set(made.filter((one) => !one.complete.ok).map((one) => one.t.treatmentId));
      return {
        planId,
        patientId: row.patient_id,
        title: row.title,
        status: row.status,
        version,
        currentVersion: row.current_version,
        changes: diffTreatments(
          kept.filter((t) => !gone.has(t.treatmentId)),
          complete,
        ),
        incomplete: made.flatMap((one) => (one.complete.ok ? [] : [String(one.t.name ?? one.t.kind)])),
        restarted: plan.restarted.map((t) => String(t.name ?? t.kind)),
        leftOut: plan.leftOut.map((t) => t.name),
        openDraftOf: row.draft_of,
      };
    },
  });
}
