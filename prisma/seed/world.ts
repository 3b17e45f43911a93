import type { Actor } from "@/lib/platform/actor-types";
import { enter } from "@/lib/platform/context";
import { db, type Tx } from "@/lib/platform/db";
import type { SeedClock } from "./clock";
import type { People } from "./people";

/** What every story starts from. */
export type World = { readonly clock: SeedClock; readonly people: People };

/** Looks something up as a person sees it at an instant, such as the revision on their screen. */
export async function seenBy<T>(actor: Actor, clock: string, look: (tx: Tx) => Promise<T | null>): Promise<T> {
  const found = await db().prisma.$transaction(async (tx) => {
    await enter(tx, actor, { kind: "none" }, clock);
    return await look(tx);
  });
  if (found === null) throw new Error(`${actor.name} does not see at ${clock} what the story needs`);
  return found;
}
