import { auditCsv } from "@/lib/features/audit/audit-csv";
import { auditForExport, auditQueryFrom, EXPORT_LIMIT } from "@/lib/features/audit/queries-audit";
import { currentActor } from "@/lib/platform/actor";
import { env } from "@/lib/platform/env";
import { isSameOrigin } from "@/lib/platform/same-origin";

/** The audit list as shown, as a file. A POST, so that no link or image can start it. */
export async function POST(request: Request) {
  if (!isSameOrigin(request.headers, env().NEXTAUTH_URL))
    return new Response("Refused: not from a page of Concord.", { status: 403 });
  const actor = await currentActor();
  const query = auditQueryFrom(Object.fromEntries(new URL(request.url).searchParams));
  const rows = actor ? await auditForExport(actor, query) : null;
  if (!rows) return new Response("Not found.", { status: 404 });
  const name = rows.length === EXPORT_LIMIT ? `audit-first-${EXPORT_LIMIT}-rows.csv` : "audit.csv";
  return new Response(`\uFEFF${auditCsv(rows)}`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
    },
  });
}
