import { overrideCsv } from "@/lib/features/oversight/override-csv";
import { overrideQueryFrom } from "@/lib/features/oversight/override-query";
import { overridesForExport } from "@/lib/features/oversight/queries-overrides";
import { currentActor } from "@/lib/platform/actor";
import { env } from "@/lib/platform/env";
import { isSameOrigin } from "@/lib/platform/same-origin";

/** The overrides as filtered, as a file. A POST, so that no link or image can start it. */
export async function POST(request: Request) {
  if (!isSameOrigin(request.headers, env().NEXTAUTH_URL))
    return new Response("Refused: not from a page of Concord.", { status: 403 });
  const actor = await currentActor();
  const query = overrideQueryFrom(Object.fromEntries(new URL(request.url).searchParams));
  const rows = actor ? await overridesForExport(actor, query) : null;
  if (!rows) return new Response("Not found.", { status: 404 });
  return new Response(`\uFEFF${overrideCsv(rows)}`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="overrides.csv"',
      "cache-control": "private, no-store",
    },
  });
}
