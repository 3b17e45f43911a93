import "server-only";
import type { Tx } from "@/lib/platform/db";
import { knownTeams, replaceTeams } from "./store";

/** The teams' part in saving a person: exactly these memberships remain. False when a team does not exist. */
export async function setTeamsOf(tx: Tx, personId: string, teamIds: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(teamIds)];
  if ((await knownTeams(tx, wanted)) !== wanted.length) return false;
  await replaceTeams(tx, personId, wanted);
  return true;
}
