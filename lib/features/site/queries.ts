import "server-only";
import type { Actor } from "@/lib/platform/actor-types";
import { db, sqlOn, statement } from "@/lib/platform/db";

const siteName = statement<{ name: string }>("site-name", "SELECT name FROM site WHERE id = $1::uuid");

/** The name of the actor's own site, for the top bar. */
export async function siteNameOf(actor: Actor): Promise<string> {
  if (!actor.siteId) return "";
  const [row] = await sqlOn(db().pool)(siteName, [actor.siteId]);
  return row?.name ?? "";
}
