import "server-only";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { db, sqlOn, statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

const siteName = statement<{ name: string }>("site-name", "SELECT name FROM site WHERE id = $1::uuid");

/** The name of the actor's own site, for the top bar. */
export async function siteNameOf(actor: Actor): Promise<string> {
  if (!actor.siteId) return "";
  const [row] = await sqlOn(db().pool)(siteName, [actor.siteId]);
  return row?.name ?? "";
}

export type SiteListRow = {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly jurisdiction: string;
  readonly people: number;
  readonly teams: number;
  readonly holidays: number;
};
const list = statement<SiteListRow>(
  "site-list",
  `SELECT s.id, s.name, s.zone, s.jurisdiction,
          (SELECT count(*)::int FROM person p WHERE p.site_id = s.id AND p.disabled_at IS NULL) AS people,
          (SELECT count(*)::int FROM team t WHERE t.site_id = s.id) AS teams,
          (SELECT count(*)::int FROM site_holiday h WHERE h.site_id = s.id) AS holidays
     FROM site s ORDER BY s.name`,
);

/** Every site, for the administrator. */
export async function sitesForAdmin(actor: Actor): Promise<readonly SiteListRow[] | null> {
  return await read({ actor, needs: "people:manage", on: noSubject, run: async ({ sql }) => await sql(list) });
}

export type SiteView = {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly zone: string;
  readonly jurisdiction: string;
  readonly holidays: readonly { readonly day: string; readonly name: string }[];
};
const one = statement<SiteView>(
  "site-one",
  `SELECT s.id, s.revision, s.name, s.zone, s.jurisdiction,
          coalesce((SELECT jsonb_agg(jsonb_build_object('day', to_char(h.day, 'YYYY-MM-DD'), 'name', h.name) ORDER BY h.day)
                      FROM site_holiday h WHERE h.site_id = s.id), '[]') AS holidays
     FROM site s WHERE s.id = $1::uuid`,
);

export async function siteForAdmin(actor: Actor, id: string): Promise<SiteView | null> {
  return await read({
    actor,
    needs: "people:manage",
    on: noSubject,
    run: async ({ sql }) => (await sql(one, [id]))[0] ?? null,
  });
}
