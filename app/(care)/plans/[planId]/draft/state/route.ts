import { judgedDraft } from "@/lib/features/draft/queries/judged";
import { panelStamp } from "@/lib/features/draft/queries/panel-stamp";
import { idFrom, watchingActor } from "@/lib/platform/actor";

const headers = { "cache-control": "private, no-store" };

/** What an open draft asks every few seconds: a mark of its findings, and nothing of the patient. */
export async function GET(_: Request, { params }: { params: Promise<{ planId: string }> }): Promise<Response> {
  const planId = idFrom((await params).planId);
  const actor = await watchingActor();
  if (!actor) return Response.json({ code: "signed-out" }, { status: 401, headers });
  const judged = await judgedDraft(actor, planId);
  return judged
    ? Response.json({ stamp: panelStamp(judged) }, { headers })
    : Response.json({ code: "not-found" }, { status: 404, headers });
}
