import "server-only";
import { anyDisclosure } from "@/lib/domain/audit/disclosure";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { isoText, readChart } from "./queries-frame";

export type ChartEvent = {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly role: string;
  readonly action: string;
  readonly outcome: string;
  readonly version: number | null;
  readonly planId: string | null;
  readonly reason: string | null;
  readonly page: string | null;
};
export type HistoryView = { readonly events: readonly ChartEvent[]; readonly after: string | null };

type Row = {
  id: string;
  at: string;
  actor_name: string;
  actor_role: string;
  action: string;
  outcome: string;
  version: number | null;
  plan_id: string | null;
  reason: string | null;
  page: string | null;
};

const PAGE = 50;
const events = statement<Row>(
  "chart-history",
  `SELECT e.id, ${isoText("e.occurred_at")} AS at, e.actor_name, e.actor_role, e.action, e.outcome, e.version, e.plan_id, e.reason,
          e.detail->>'page' AS page
     FROM audit_event e
    WHERE e.patient_id = $1::uuid AND ($3::boolean OR e.action !~ '${anyDisclosure}')
      AND ($2::uuid IS NULL OR (e.occurred_at, e.id) < (SELECT c.occurred_at, c.id FROM audit_event c WHERE c.id = $2))
    ORDER BY e.occurred_at DESC, e.id DESC LIMIT ${PAGE + 1}`,
);

/** Who changed or opened this chart, newest first; what only disclosed it is left out unless asked for. Not for emergency access. */
export async function historyForChart(
  actor: Actor,
  patientId: string,
  query: { readonly after: string | null; readonly withReads: boolean },
) {
  return await readChart<HistoryView>(
    actor,
    patientId,
    "history",
    async ({ sql }, { zone }) => {
      const rows = await sql(events, [patientId, query.after, query.withReads]);
      const shown = rows.slice(0, PAGE).map((row) => ({
        id: row.id,
        at: formatInstant(row.at, zone),
        who: row.actor_name,
        role: row.actor_role,
        action: row.action,
        outcome: row.outcome,
        version: row.version,
        planId: row.plan_id,
        reason: row.reason,
        page: row.page,
      }));
      return { events: shown, after: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
    },
    "patient:audit",
  );
}
