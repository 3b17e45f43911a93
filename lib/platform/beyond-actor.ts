import "server-only";
import type { Actor } from "./actor-types";
import type { Tx } from "./db";

/**
 * Runs one part of a command beyond what its actor may see: a fact that somebody without a chart found has to reach the
 * chart and the check of the plan in the same transaction. Nothing read in there may be part of the answer. The actor stays
 * who recorded it; the second wall counts as the system's until the part ends, and a throw rolls everything back.
 */
export async function beyondActor<T>(tx: Tx, actor: Actor, part: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`SELECT set_config('concord.actor_role', 'system', true)`;
  const answer = await part();
  await tx.$executeRaw`SELECT set_config('concord.actor_role', ${actor.role}, true)`;
  return answer;
}
