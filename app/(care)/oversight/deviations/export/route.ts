import { deviationCsv } from "@/lib/features/oversight/deviation-csv";
import { deviationQueryFrom } from "@/lib/features/oversight/deviation-query";
import { deviationsForExport } from "@/lib/features/oversight/queries-deviations";
import { currentActor } from "@/lib/platform/actor";
import { env } from "@/lib/platform/env";
import { isSameOrigin } from "@/lib/platform/same-origin";

/** The departures as filtered, as a file. A POST, so that no link or image can start it. */
export async function POST(request: Request) {
  if (!isSameOrigin(request.headers, env().NEXTAUTH_URL))
    return new Response("Refused: not from a page of Concord.", { status: 403 });
  const actor = await currentActor();
  const query = deviationQueryFrom(Object.fromEntries(new URL(request.url).searchParams));
  const rows = actor ? await deviationsForExport(actor, query) : null;
  if (!rows) return new Response("Not found.", { status: 404 });
  return new Response(`\uFEFF${deviationCsv(rows)}`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="departures.csv"',
      "cache-control": "private, no-store",
    },
  });
}
