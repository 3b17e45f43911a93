import "server-only";
import type { Discipline, Role } from "@/lib/domain/access/roles";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";
import type { Choice } from "./one";

const PAGE = 50;
const CAP = 500;

export const peopleSorts = ["name", "role", "site", "seen"] as const;
export type PeopleSort = (typeof peopleSorts)[number];

export type PeopleFilter = {
  readonly role: string | null;
  readonly status: "enabled" | "disabled" | "no-password" | null;
  readonly site: string | null;
  readonly sort: PeopleSort;
  readonly desc: boolean;
  /** Id of the last or first person shown before. */
  readonly after: string | null;
  readonly before: string | null;
};

export type PersonListRow = {
  readonly id: string;
  readonly family: string;
  readonly given: string;
  readonly email: string;
  readonly role: Role;
  readonly discipline: Discipline | null;
  readonly siteName: string;
  readonly teams: string;
  readonly enabled: boolean;
  readonly hasPassword: boolean;
  readonly seenAt: string | null;
};

type Row = {
  id: string;
  family: string;
  given: string;
  email: string;
  role: Role;
  discipline: Discipline | null;
  site_name: string;
  teams: string | null;
  enabled: boolean;
  has_password: boolean;
  seen_at: string | null;
  total: number;
};

// The cursor is the id of a person: where that person stands in the order is looked up, so no name enters an address.
const page = (name: string, compare: ">" | "<", direction: "ASC" | "DESC") =>
  statement<Row>(
    name,
    `WITH people AS (
       SELECT p.id, p.family, p.given, p.email, p.role, p.discipline, s.name AS site_name, p.disabled_at IS NULL AS enabled,
              c.person_id IS NOT NULL AS has_password, seen.at AS seen_at,
              CASE $4::text WHEN 'role' THEN p.role || coalesce(p.discipline, '') WHEN 'site' THEN s.name
                            WHEN 'seen' THEN coalesce(seen.at, '') ELSE '' END || chr(1) || lower(p.family || ' ' || p.given) AS place
         FROM person p JOIN site s ON s.id = p.site_id LEFT JOIN credential c ON c.person_id = p.id
         LEFT JOIN LATERAL (SELECT to_char(max(a.last_seen_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at
                              FROM auth_session a WHERE a.person_id = p.id) seen ON true
        WHERE ($1::text IS NULL OR p.role = $1) AND ($3::uuid IS NULL OR p.site_id = $3)
          AND ($2::text IS NULL OR CASE $2 WHEN 'enabled' THEN p.disabled_at IS NULL WHEN 'disabled' THEN p.disabled_at IS NOT NULL
                                           ELSE p.disabled_at IS NULL AND c.person_id IS NULL END))
     SELECT q.*, (SELECT string_agg(t.name, ', ' ORDER BY t.name) FROM team_member m JOIN team t ON t.id = m.team_id
                   WHERE m.person_id = q.id) AS teams,
            (SELECT count(*)::int FROM (SELECT 1 FROM people LIMIT ${CAP + 1}) counted) AS total
       FROM people q
      WHERE $5::uuid IS NULL OR (q.place, q.id) ${compare} (SELECT at.place, at.id FROM people at WHERE at.id = $5)
      ORDER BY q.place ${direction}, q.id ${direction} LIMIT ${PAGE + 1}`,
  );
const up = page("people-up", ">", "ASC");
const down = page("people-down", "<", "DESC");

export type PeopleView = {
  readonly rows: readonly PersonListRow[];
  /** Counted up to one above the cap. */
  readonly counted: number;
  readonly after: string | null;
  readonly before: string | null;
  readonly sites: readonly Choice[];
};

const siteChoices = statement<Choice>("person-site-choices", "SELECT id, name FROM site ORDER BY name");

/** One page of the people of this installation, for the administrator. */
export async function peopleForAdmin(actor: Actor, filter: PeopleFilter): Promise<PeopleView | null> {
  return await read({
    actor,
    needs: "people:manage",
    on: noSubject,
    run: async ({ sql }) => {
      const backwards = filter.before !== null;
      const prepared = filter.desc === backwards ? up : down;
      const cursor = filter.before ?? filter.after;
      const found = await sql(prepared, [filter.role, filter.status, filter.site, filter.sort, cursor]);
      const more = found.length > PAGE;
      const shown = more ? found.slice(0, PAGE) : found;
      if (backwards) shown.reverse();
      const rows = shown.map(({ site_name, has_password, seen_at, teams, total: _, ...row }) => ({
        ...row,
        siteName: site_name,
        teams: teams ?? "",
        hasPassword: has_password,
        seenAt: seen_at,
      }));
      return {
        rows,
        counted: found[0]?.total ?? 0,
        after: (backwards ? cursor !== null : more) ? (rows.at(-1)?.id ?? null) : null,
        before: (backwards ? more : cursor !== null) ? (rows[0]?.id ?? null) : null,
        sites: await sql(siteChoices),
      };
    },
  });
}
