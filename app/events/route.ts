import { watchingActor } from "@/lib/platform/actor";
import { liveStream } from "@/lib/platform/live/stream";

/** The stream of "look again": ids that the person may know, no word about a patient. */
export async function GET(request: Request): Promise<Response> {
  const actor = await watchingActor();
  if (!actor) {
    return Response.json({ code: "signed-out" }, { status: 401, headers: { "cache-control": "private, no-store" } });
  }
  return liveStream(actor, request.signal);
}
