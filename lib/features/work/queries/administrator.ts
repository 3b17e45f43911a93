import "server-only";
import { roleName } from "@/lib/domain/access/role-words";
import type { Discipline, Role } from "@/lib/domain/access/roles";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { paths } from "@/lib/platform/paths";
import type { Seen } from "@/lib/platform/read";
import { SHOWN, type WorkList, workList } from "./view";

const LIMIT = SHOWN + 1;

type PersonRow = {
  id: string;
  name: string;
  role: Role;
  discipline: Discipline | null;
  site: string;
  disabled_at: string | null;
};
const columns = `p.id, p.given || ' ' || p.family AS name, p.role, p.discipline, s.name AS site,
  to_char(p.disabled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS disabled_at
  FROM person p JOIN site s ON s.id = p.site_id`;
const withoutTeam = statement<PersonRow>(
  "work-people-without-team",
  `SELECT ${columns} WHERE p.disabled_at IS NULL AND p.role <> 'administrator'
      AND NOT EXISTS (SELECT 1 FROM team_member m WHERE m.person_id = p.id) ORDER BY p.family, p.given, p.id LIMIT ${LIMIT}`,
);
const disabled = statement<PersonRow>(
  "work-people-disabled",
  `SELECT ${columns} WHERE p.disabled_at IS NOT NULL ORDER BY p.disabled_at DESC, p.id LIMIT ${LIMIT}`,
);
type SiteRow = { id: string; name: string; zone: string; teams: number; people: number };
const sites = statement<SiteRow>(
  "work-sites",
  `SELECT s.id, s.name, s.zone, (SELECT count(*)::int FROM team t WHERE t.site_id = s.id) AS teams,
          (SELECT count(*)::int FROM person p WHERE p.site_id = s.id AND p.disabled_at IS NULL) AS people
     FROM site s ORDER BY s.name LIMIT ${LIMIT}`,
);

/** Accounts that need a look, and the sites. */
export async function workOfAdministrator(actor: Actor, { sql }: Seen): Promise<WorkList[]> {
  const person = (row: PersonRow) => ({
    key: row.id,
    href: paths.person(row.id),
    title: row.name,
    identity: null,
    tag: null,
    lines: [
      `${roleName(row)}, ${row.site}`,
      ...(row.disabled_at ? [`Disabled ${formatInstant(row.disabled_at, actor.siteZone)}`] : []),
    ],
  });
  return [
    workList(
      { id: "without-team", title: "People without a team", empty: "Everybody belongs to a team." },
      await sql(withoutTeam),
      person,
    ),
    workList(
      { id: "disabled", title: "Disabled accounts", empty: "No account is disabled." },
      await sql(disabled),
      person,
    ),
    workList({ id: "sites", title: "Sites", empty: "No site has been set up." }, await sql(sites), (row) => ({
      key: row.id,
      href: paths.site(row.id),
      title: row.name,
      identity: null,
      tag: null,
      lines: [row.zone, `Teams: ${row.teams}. People who can sign in: ${row.people}.`],
    })),
  ];
}
