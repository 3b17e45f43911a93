import type { Actor } from "@/lib/platform/actor-types";
import type { Command } from "@/lib/platform/command";
import { executeAt } from "@/lib/platform/seed-run";

/** Runs a command of the story at its instant. A refusal ends the seed: it names the command, the person and the reason. */
export async function act<I, O>(clock: string, command: Command<I, O>, actor: Actor, input: I): Promise<O> {
  const answer = await executeAt(clock, command, actor, input);
  if (answer.ok) return answer.value;
  const { code, message, fields, details } = answer;
  const why = JSON.stringify({ code, message, fields, details });
  throw new Error(`${command.name} by ${actor.name} at ${clock} was refused: ${why}`);
}
