import { z } from "zod";
import { searchPatients } from "@/lib/features/patient/queries-search";
import { currentActor } from "@/lib/platform/actor";
import { env } from "@/lib/platform/env";
import { isSameOrigin } from "@/lib/platform/same-origin";

const shape = z.strictObject({ text: z.string().max(200) });
const LONGEST_BODY = 2_000;

/** Finds patients by what is typed. A POST, so that a name reaches neither an address nor a log; it changes nothing. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers, env().NEXTAUTH_URL)) return answer(403, { error: "not-same-origin" });
  const actor = await currentActor();
  if (!actor) return answer(401, { error: "signed-out" });
  const body = await request.text();
  const parsed = body.length > LONGEST_BODY ? null : shape.safeParse(jsonOf(body));
  if (!parsed?.success) return answer(400, { error: "invalid-input" });
  return answer(200, await searchPatients(actor, parsed.data.text));
}

function answer(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

/** The body as JSON; anything else is null, which no shape accepts. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
