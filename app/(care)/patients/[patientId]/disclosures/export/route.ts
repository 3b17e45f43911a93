import { disclosureCsv } from "@/lib/features/audit/disclosure-csv";
import { disclosureQueryFrom, disclosuresForExport } from "@/lib/features/audit/queries-disclosures";
import { currentActor, idFrom } from "@/lib/platform/actor";
import { env } from "@/lib/platform/env";
import { isSameOrigin } from "@/lib/platform/same-origin";

/** The accounting of disclosures of one chart as a file. A POST, so that no link or image can start it. */
export async function POST(request: Request, { params }: { params: Promise<{ patientId: string }> }) {
  if (!isSameOrigin(request.headers, env().NEXTAUTH_URL))
    return new Response("Refused: not from a page of Concord.", { status: 403 });
  const actor = await currentActor();
  const patientId = idFrom((await params).patientId);
  const query = disclosureQueryFrom(Object.fromEntries(new URL(request.url).searchParams));
  const rows = actor ? await disclosuresForExport(actor, patientId, query) : null;
  if (!rows) return new Response("Not found.", { status: 404 });
  return new Response(`\uFEFF${disclosureCsv(rows)}`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="disclosures.csv"',
      "cache-control": "private, no-store",
    },
  });
}
