import { auditPackForExport } from "@/lib/features/plan/queries/audit-pack";
import { currentActor, idFrom } from "@/lib/platform/actor";
import { env } from "@/lib/platform/env";
import { isSameOrigin } from "@/lib/platform/same-origin";

/** The audit pack of one plan as a file. A POST, so that no link or image can start it. */
export async function POST(request: Request, { params }: { params: Promise<{ planId: string }> }) {
  if (!isSameOrigin(request.headers, env().NEXTAUTH_URL))
    return new Response("Refused: not from a page of Concord.", { status: 403 });
  const actor = await currentActor();
  const planId = idFrom((await params).planId);
  const made = actor ? await auditPackForExport(actor, planId) : null;
  if (!made) return new Response("Not found.", { status: 404 });
  return new Response(made.text, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="audit-pack-${planId}.json"`,
      "cache-control": "private, no-store",
    },
  });
}
