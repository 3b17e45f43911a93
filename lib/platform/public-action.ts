import "server-only";
import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import type { DoorOptions } from "./action";
import { fault, fieldsOf, requestShape, say } from "./action";
import type { ActionDoor, ActionRequest } from "./action-result";
import { systemActor } from "./actor-types";
import { type Command, execute } from "./command";
import { env } from "./env";
import { isSameOrigin } from "./same-origin";

export type PublicDoorOptions<I> = Pick<DoorOptions<I, never>, "input" | "messages"> & {
  /** Who acts in the audit: "set-up link". */
  readonly actor: string;
};

/**
 * A door for somebody who has no session yet. The command itself must check the one-time link that it is given: this
 * wrapper only proves the origin and the shape. Nothing is kept for a repeat, because the input holds a password.
 */
export function publicAction<I, O>(command: Command<I, O>, options: PublicDoorOptions<I>): ActionDoor<O> {
  return async (request: ActionRequest) => {
    const requestId = randomUUID();
    try {
      if (!isSameOrigin(await headers(), env().NEXTAUTH_URL)) return say("not-same-origin", options.messages);
      const envelope = requestShape.safeParse(request);
      if (!envelope.success) return say("invalid-input", options.messages, { fields: fieldsOf(envelope.error) });
      const parsed = options.input.safeParse(envelope.data.input);
      if (!parsed.success) return say("invalid-input", options.messages, { fields: fieldsOf(parsed.error) });
      const answer = await execute(command, systemActor(options.actor), parsed.data, { requestId });
      if (answer.ok) return { ok: true, value: answer.value };
      const { code, message, fields } = answer;
      return { ...say(code, options.messages, { fields }), ...(message ? { message } : {}) };
    } catch (error) {
      return fault(command.name, requestId, error, options.messages);
    }
  };
}
