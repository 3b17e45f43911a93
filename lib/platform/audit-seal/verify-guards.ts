import "server-only";
import type pg from "pg";
import type { Problems } from "./problems";

/** Tables of which no row is ever changed or deleted, each with its two triggers. */
export const appendOnlyTables = [
  "audit_event",
  "audit_seal",
  "audit_verification",
  "break_glass_review",
  "cosign_policy",
  "cosignature_need",
  "cycle_dose",
  "disposition",
  "finding_decision",
  "finding_lapse",
  "gatekeeper_answer",
  "list_review",
  "referral_event",
  "referral_event_error",
  "referral_goal",
  "session_event",
  "side_effect_decision",
  "signature",
  "treatment",
  "treatment_activation",
  "treatment_version",
  "version",
  "version_acknowledgement",
] as const;

type GuardRow = { table: string; triggers: string[]; forced: boolean; writable: boolean };

const guards = `SELECT c.relname AS "table", c.relrowsecurity AND c.relforcerowsecurity AS forced,
       coalesce((SELECT array_agg(t.tgname::text) FROM pg_trigger t JOIN pg_proc f ON f.oid = t.tgfoid
                  WHERE t.tgrelid = c.oid AND t.tgenabled IN ('A', 'O') AND f.proname = 'refuse_change' AND f.prosrc LIKE '%RAISE EXCEPTION%'
                    AND f.prosrc NOT LIKE '%RETURN %'), '{}') AS triggers,
       EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = 'concord_app'
                  AND (has_table_privilege(r.oid, c.oid, 'UPDATE') OR has_table_privilege(r.oid, c.oid, 'DELETE') OR has_table_privilege(r.oid, c.oid, 'TRUNCATE')))
         AS writable
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relname = ANY ($1::text[])`;

/** What keeps signed and audited rows from being changed is in place: triggers switched on, row-level security forced, no grants. */
export async function verifyGuards(client: pg.ClientBase, problems: Problems): Promise<void> {
  const { rows } = await client.query<GuardRow>(guards, [appendOnlyTables]);
  const found = new Map(rows.map((row) => [row.table, row]));
  for (const table of appendOnlyTables) {
    const guard = found.get(table);
    if (!guard) {
      problems.add("the table is missing", table);
      continue;
    }
    for (const suffix of ["append_only", "no_truncate"])
      if (!guard.triggers.includes(`${table}_${suffix}`))
        problems.add("the trigger that refuses changes is off or missing", `${table}_${suffix}`);
    if (!guard.forced) problems.add("row-level security is not forced", table);
    if (guard.writable) problems.add("the application's role may change or delete rows", table);
  }
}
