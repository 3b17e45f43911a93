import "server-only";
import type { Discipline, Role } from "@/lib/domain/access/roles";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

export type TeamListRow = {
  readonly id: string;
  readonly name: string;
  readonly siteName: string;
  readonly phone: string | null;
  readonly members: number;
  readonly leads: string;
};

const list = statement<{
  id: string;
  name: string;
  site_name: string;
  phone: string | null;
  members: number;
  leads: string | null;
}>(
  "team-list",
  `SELECT t.id, t.name, s.name AS site_name, t.phone,
          count(p.id) FILTER (WHERE p.disabled_at IS NULL)::int AS members,
          string_agg(p.given || ' ' || p.family, ', ' ORDER BY p.family)
            FILTER (WHERE p.role = 'team-lead' AND p.disabled_at IS NULL) AS leads
     FROM team t JOIN site s ON s.id = t.site_id LEFT JOIN team_member m ON m.team_id = t.id LEFT JOIN person p ON p.id = m.person_id
    GROUP BY t.id, s.name ORDER BY s.name, t.name`,
);

/** Every team, for the administrator. */
export async function teamsForAdmin(actor: Actor): Promise<readonly TeamListRow[] | null> {
  return await read({
    actor,
    needs: "people:manage",
    on: noSubject,
    run: async ({ sql }) =>
      (await sql(list)).map(({ site_name, leads, ...team }) => ({ ...team, siteName: site_name, leads: leads ?? "" })),
  });
}

export type TeamChoice = { readonly id: string; readonly name: string; readonly siteName: string };
const choices = statement<{ id: string; name: string; site_name: string }>(
  "team-choices",
  "SELECT t.id, t.name, s.name AS site_name FROM team t JOIN site s ON s.id = t.site_id ORDER BY s.name, t.name",
);

/** The teams a person can be put into. */
export async function teamChoices(actor: Actor): Promise<readonly TeamChoice[]> {
  const rows = await read({
    actor,
    needs: "people:manage",
    on: noSubject,
    run: async ({ sql }) => await sql(choices),
  });
  return (rows ?? []).map(({ site_name, ...team }) => ({ ...team, siteName: site_name }));
}

export type MemberChoice = {
  readonly id: string;
  readonly family: string;
  readonly given: string;
  readonly role: Role;
  readonly discipline: Discipline | null;
  readonly siteName: string;
  readonly enabled: boolean;
  readonly member: boolean;
};
export type TeamView = {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly phone: string | null;
  readonly siteName: string;
  readonly people: readonly MemberChoice[];
};
const one = statement<{ id: string; revision: number; name: string; phone: string | null; site_name: string }>(
  "team-one",
  `SELECT t.id, t.revision, t.name, t.phone, s.name AS site_name FROM team t JOIN site s ON s.id = t.site_id WHERE t.id = $1::uuid`,
);
// Members first come whatever their site; somebody disabled is shown while still a member, to be taken out.
const people = statement<{
  id: string;
  family: string;
  given: string;
  role: Role;
  discipline: Discipline | null;
  site_name: string;
  enabled: boolean;
  member: boolean;
}>(
  "team-people",
  `SELECT p.id, p.family, p.given, p.role, p.discipline, s.name AS site_name, p.disabled_at IS NULL AS enabled,
          m.person_id IS NOT NULL AS member
     FROM person p JOIN site s ON s.id = p.site_id LEFT JOIN team_member m ON m.person_id = p.id AND m.team_id = $1::uuid
    WHERE (p.disabled_at IS NULL AND p.role <> 'administrator') OR m.person_id IS NOT NULL
    ORDER BY lower(p.family), lower(p.given), p.id`,
);

/** One team with everybody who is or could be a member. */
export async function teamForAdmin(actor: Actor, id: string): Promise<TeamView | null> {
  return await read({
    actor,
    needs: "people:manage",
    on: noSubject,
    run: async ({ sql }) => {
      const [team] = await sql(one, [id]);
      if (!team) return null;
      const { site_name, ...facts } = team;
      const rows = await sql(people, [id]);
      return {
        ...facts,
        siteName: site_name,
        people: rows.map(({ site_name: siteName, ...person }) => ({ ...person, siteName })),
      };
    },
  });
}
