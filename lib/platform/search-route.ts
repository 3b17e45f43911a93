import "server-only";
import type * as z from "zod";
import { currentActor } from "./actor";
import type { PersonActor } from "./actor-types";
import { env } from "./env";
import { isSameOrigin } from "./same-origin";

const headers = { "cache-control": "private, no-store" };
const LIMIT = 10_000;

/** A read whose question is patient data (a name, words of a reason): it comes in the body, so no address ever holds it. */
export async function answerSearch<Body>(
  request: Request,
  shape: z.ZodType<Body>,
  answer: (actor: PersonActor, body: Body) => Promise<unknown>,
): Promise<Response> {
  if (!isSameOrigin(request.headers, env().NEXTAUTH_URL))
    return Response.json({ code: "not-same-origin" }, { status: 403, headers });
  const actor = await currentActor();
  if (!actor) return Response.json({ code: "signed-out" }, { status: 401, headers });
  const text = await request.text();
  const parsed = text.length <= LIMIT ? shape.safeParse(jsonOrNull(text)) : null;
  if (!parsed?.success) return Response.json({ code: "invalid-input" }, { status: 400, headers });
  const found = await answer(actor, parsed.data);
  return found === null
    ? Response.json({ code: "not-found" }, { status: 404, headers })
    : Response.json(found, { headers });
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
