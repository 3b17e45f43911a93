import "server-only";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/lib/platform/db";
import { insertSite, siteNameTaken } from "./store";

/** The site's part in setting up an installation; null when the name is taken. */
export async function createFirstSite(
  tx: Tx,
  site: { readonly name: string; readonly zone: string; readonly jurisdiction: string },
): Promise<string | null> {
  if (await siteNameTaken(tx, site.name, null)) return null;
  const id = uuid();
  await insertSite(tx, id, site);
  return id;
}
