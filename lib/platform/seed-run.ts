import "server-only";
import type { Actor } from "./actor-types";
import { type Answer, type Command, execute } from "./command";

/**
 * Runs a command as somebody at an instant in the past. Only the demo seed and tests may import this file (boundary rule
 * `seed-clock`): `occurred_at` of the audit takes the given instant, `recorded_at` stays the database's own clock.
 */
export async function executeAt<I, O>(
  clock: string,
  command: Command<I, O>,
  actor: Actor,
  input: I,
): Promise<Answer<O>> {
  return await execute(command, actor, input, { clock });
}
