import { extendSession, sessionSecondsLeft } from "@/lib/platform/actor";

const answer = (secondsLeft: number | null) =>
  Response.json({ secondsLeft }, { headers: { "cache-control": "private, no-store" } });

/** How long the session still lives. Asking does not prolong it. */
export async function GET(): Promise<Response> {
  return answer(await sessionSecondsLeft());
}

/** "Stay signed in": prolongs the session, for a page of ours only. */
export async function POST(): Promise<Response> {
  const left = await extendSession();
  return left === "not-same-origin" ? new Response(null, { status: 403 }) : answer(left);
}
