import "server-only";
import { createHash } from "node:crypto";
import type { Discipline, Role } from "@/lib/domain/access/roles";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { db, sqlOn, statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

export type Choice = { readonly id: string; readonly name: string };
export type SessionView = { readonly id: string; readonly openedAt: string; readonly seenAt: string };

export type PersonView = {
  readonly id: string;
  readonly revision: number;
  readonly email: string;
  readonly family: string;
  readonly given: string;
  readonly role: Role;
  readonly discipline: Discipline | null;
  readonly siteId: string;
  readonly siteName: string;
  readonly phone: string | null;
  readonly enabled: boolean;
  readonly hasPassword: boolean;
  readonly teams: readonly Choice[];
  readonly sessions: readonly SessionView[];
};

type PersonRow = {
  id: string;
  revision: number;
  email: string;
  family: string;
  given: string;
  role: Role;
  discipline: Discipline | null;
  site_id: string;
  site_name: string;
  phone: string | null;
  enabled: boolean;
  has_password: boolean;
  teams: Choice[];
  sessions: SessionView[];
};

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const onePerson = statement<PersonRow>(
  "person-one",
  `SELECT p.id, p.revision, p.email, p.family, p.given, p.role, p.discipline, p.site_id, s.name AS site_name, p.phone,
          p.disabled_at IS NULL AS enabled, c.person_id IS NOT NULL AS has_password,
          coalesce((SELECT jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) ORDER BY t.name, t.id)
                      FROM team_member m JOIN team t ON t.id = m.team_id WHERE m.person_id = p.id), '[]') AS teams,
          coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'openedAt', ${instant("a.created_at")},
                                                        'seenAt', ${instant("a.last_seen_at")}) ORDER BY a.last_seen_at DESC)
                      FROM auth_session a WHERE a.person_id = p.id AND a.revoked_at IS NULL
                       AND a.last_seen_at > now() - interval '15 minutes' AND a.created_at > now() - interval '12 hours'),
                   '[]') AS sessions
     FROM person p JOIN site s ON s.id = p.site_id LEFT JOIN credential c ON c.person_id = p.id WHERE p.id = $1::uuid`,
);

function viewOf(row: PersonRow): PersonView {
  const { site_id, site_name, has_password, ...rest } = row;
  return { ...rest, siteId: site_id, siteName: site_name, hasPassword: has_password };
}

/** One person, for the administrator's page. */
export async function personForAdmin(actor: Actor, id: string): Promise<PersonView | null> {
  return await read({
    actor,
    needs: "people:manage",
    on: noSubject,
    run: async ({ sql }) => {
      const [row] = await sql(onePerson, [id]);
      return row ? viewOf(row) : null;
    },
  });
}

export type AuditLine = {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly outcome: string;
  readonly patientId: string | null;
};
const ownAudit = statement<{
  id: string;
  at: string;
  action: string;
  outcome: string;
  patient_id: string | null;
}>(
  "audit-own",
  `SELECT id, ${instant("occurred_at")} AS at, action, outcome, patient_id FROM audit_event
    WHERE actor_id = $1::uuid ORDER BY occurred_at DESC, id DESC LIMIT 50`,
);

export type AccountView = { readonly person: PersonView; readonly audit: readonly AuditLine[] };

/** Who I am here, where I am signed in, and the last fifty things I did. */
export async function ownAccount(actor: Actor): Promise<AccountView | null> {
  return await read({
    actor,
    needs: "account:own",
    on: noSubject,
    run: async ({ sql }) => {
      const [row] = await sql(onePerson, [actor.id]);
      if (!row) return null;
      const lines = await sql(ownAudit, [actor.id]);
      const audit = lines.map(({ patient_id, ...line }): AuditLine => ({ ...line, patientId: patient_id }));
      return { person: viewOf(row), audit };
    },
  });
}

const anybody = statement<{ found: boolean }>("person-any", "SELECT EXISTS (SELECT 1 FROM person) AS found");

/** Whether anybody could sign in at all; the sign-in page of an empty installation says how to begin. */
export async function anybodyExists(): Promise<boolean> {
  const [row] = await sqlOn(db().pool)(anybody);
  return row?.found ?? false;
}

const liveLink = statement<{ found: boolean }>(
  "link-live",
  `SELECT EXISTS (SELECT 1 FROM one_time_link l LEFT JOIN person p ON p.id = l.person_id
                   WHERE l.token_hash = $1 AND l.purpose = $2 AND l.used_at IS NULL AND l.expires_at > now()
                     AND (l.person_id IS NULL OR p.disabled_at IS NULL)) AS found`,
);

/** Whether a one-time link would still work. Looking does not use it up. */
export async function linkIsLive(purpose: "setup" | "reset", token: unknown): Promise<boolean> {
  if (typeof token !== "string" || token === "" || token.length > 200) return false;
  const hash = createHash("sha256").update(token).digest("hex");
  const [row] = await sqlOn(db().pool)(liveLink, [hash, purpose]);
  return row?.found ?? false;
}
