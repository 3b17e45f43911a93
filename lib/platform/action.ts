import "server-only";
import { randomUUID } from "node:crypto";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import * as z from "zod";
import type { ActionDoor, ActionFailure, ActionRequest } from "./action-result";
import { currentActor } from "./actor";
import { type Command, execute, sqlState } from "./command";
import { env } from "./env";
import { log } from "./log";
import { commonMessages } from "./messages";
import { isSameOrigin } from "./same-origin";
import { reauthenticate } from "./session";

export const requestShape = z.strictObject({
  key: z.uuid(),
  input: z.unknown(),
  password: z.string().max(1024).optional(),
});

export type DoorOptions<I, O> = {
  /** Strict shape of the input: unknown keys are refused. */
  readonly input: z.ZodType<I>;
  /** Pages to render again for the person looking at them. */
  readonly refresh?: (input: I, value: O) => readonly string[];
  /** Ask for the password again before the command runs (signing). */
  readonly reauthenticate?: true;
  /** Input or answer holds a password or a link: nothing made from them is kept for a repeat, which runs anew. */
  readonly sensitive?: true;
  /** Sentences for this feature's refusal codes. */
  readonly messages?: Readonly<Record<string, string>>;
};

/** A door into the product: Origin, session, shape, then one command. It decides nothing itself. */
export function action<I, O>(command: Command<I, O>, options: DoorOptions<I, O>): ActionDoor<O> {
  return async (request: ActionRequest) => {
    const requestId = randomUUID();
    try {
      if (!isSameOrigin(await headers(), env().NEXTAUTH_URL)) return say("not-same-origin", options.messages);
      const actor = await currentActor();
      if (!actor) return say("signed-out", options.messages);
      const envelope = requestShape.safeParse(request);
      if (!envelope.success) return say("invalid-input", options.messages, { fields: fieldsOf(envelope.error) });
      const parsed = options.input.safeParse(envelope.data.input);
      if (!parsed.success) return say("invalid-input", options.messages, { fields: fieldsOf(parsed.error) });
      if (options.reauthenticate && !(await reauthenticate(actor, envelope.data.password ?? ""))) {
        return say("wrong-password", options.messages, {
          fields: { password: "Enter the password you sign in with." },
        });
      }
      const key = options.sensitive ? {} : { key: envelope.data.key };
      const answer = await execute(command, actor, parsed.data, { ...key, requestId });
      if (!answer.ok) {
        const { code, message, fields, conflict, details } = answer;
        return { ...say(code, options.messages, { fields, conflict, details }), ...(message ? { message } : {}) };
      }
      for (const path of options.refresh?.(parsed.data, answer.value) ?? []) revalidatePath(path);
      return { ok: true, value: answer.value };
    } catch (error) {
      return fault(command.name, requestId, error, options.messages);
    }
  };
}

export function say(
  code: string,
  own: DoorOptions<never, never>["messages"],
  more: Partial<ActionFailure> = {},
): ActionFailure {
  const message = own?.[code] ?? commonMessages[code] ?? `This was refused (${code}). Nothing was saved.`;
  return {
    ok: false,
    code,
    message,
    ...Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined)),
  };
}

/** Field errors by path, first one each. */
export function fieldsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".");
    const words =
      issue.code === "unrecognized_keys" ? `Unknown field: ${issue.keys.join(", ")}. Remove it.` : issue.message;
    fields[path] ??= words;
  }
  return fields;
}

const unreachable = new Set(["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "57P01", "57P03", "P1001", "P2024", "P2028"]);

export function fault(
  command: string,
  reference: string,
  error: unknown,
  own: DoorOptions<never, never>["messages"],
): ActionFailure {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : undefined;
  // Messages of database errors quote values, so only the place and the codes are logged.
  const frames =
    error instanceof Error
      ? error.stack
          ?.split("\n")
          .filter((line) => /^\s+at /.test(line))
          .slice(0, 8)
      : undefined;
  log().error(
    {
      command,
      reference,
      name: error instanceof Error ? error.name : typeof error,
      code,
      sqlState: sqlState(error),
      frames,
    },
    "fault",
  );
  const kind = code && unreachable.has(code) ? "unavailable" : "fault";
  return say(kind, own, { reference });
}
