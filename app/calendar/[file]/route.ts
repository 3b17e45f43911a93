import { calendarFor } from "@/lib/features/session/queries/calendar";

const named = /^([A-Za-z0-9_-]{43})\.ics$/;

/** A calendar by its secret address. Unknown, ended and malformed addresses look the same. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }) {
  const token = named.exec((await params).file)?.[1];
  const text = token ? await calendarFor(token) : null;
  if (text === null) return new Response("Not found", { status: 404 });
  const headers = { "content-type": "text/calendar; charset=utf-8", "cache-control": "private, no-store" };
  return new Response(text, { headers });
}
