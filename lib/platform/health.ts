import "server-only";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { db, sqlOn, statement } from "./db";

const WITHIN_MS = 1_000;

type FoundationsRow = {
  role: string;
  superuser: boolean;
  bypasses: boolean;
  owns: boolean;
  fsync: string;
  applied: string[] | null;
  unfinished: number;
};

const foundations = statement<FoundationsRow>(
  "foundations",
  `SELECT r.rolname AS role, r.rolsuper AS superuser, r.rolbypassrls AS bypasses,
          EXISTS (SELECT 1 FROM pg_class c WHERE c.relname = 'audit_event' AND pg_has_role(r.oid, c.relowner, 'MEMBER')) AS owns,
          current_setting('fsync') AS fsync, m.applied, m.unfinished
     FROM pg_roles r CROSS JOIN access.migrations() m WHERE r.rolname = current_user`,
);

export type Foundations = { readonly refusals: readonly string[]; readonly migrations: readonly string[] };

/** Reasons why this database must never be served from, and the migrations that it lacks. */
export async function checkFoundations(expected: readonly string[] = shippedMigrations()): Promise<Foundations> {
  const [row] = await sqlOn(db().pool)(foundations);
  if (!row) throw new Error("the database does not say who is connected");
  const refusals: string[] = [];
  const use = "DATABASE_URL must name a role like concord_app, which owns nothing (see README.md, configuration)";
  if (row.superuser) refusals.push(`The role ${row.role} is a superuser: ${use}.`);
  if (row.bypasses) refusals.push(`The role ${row.role} bypasses row-level security: ${use}.`);
  if (row.owns) refusals.push(`The role ${row.role} owns the tables: ${use}.`);
  if (row.fsync !== "on") refusals.push("fsync is off: a power cut would lose or damage records. Set fsync = on.");
  const applied = new Set(row.applied ?? []);
  const missing = expected.filter((name) => !applied.has(name));
  const migrations = row.unfinished > 0 ? [...missing, `${row.unfinished} unfinished`] : missing;
  return { refusals, migrations };
}

let shipped: readonly string[] | undefined;

/** The migrations that this build was shipped with. */
function shippedMigrations(): readonly string[] {
  shipped ??= readdirSync(join(process.cwd(), "prisma/migrations"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return shipped;
}

export type Readiness = { readonly ready: boolean; readonly why: readonly string[] };

/** Whether this instance may be given work: the database answers within a second, is migrated, and binds us to its rules. */
export async function readiness(): Promise<Readiness> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), WITHIN_MS);
  });
  try {
    const { refusals, migrations } = await Promise.race([checkFoundations(), late]);
    const why = [
      ...refusals,
      ...migrations.map((name) => `Migration not applied: ${name}. Run npm run prisma -- migrate deploy.`),
    ];
    return { ready: why.length === 0, why };
  } catch {
    return { ready: false, why: ["The database does not answer within a second."] };
  } finally {
    clearTimeout(timer);
  }
}
