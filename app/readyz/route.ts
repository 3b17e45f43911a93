import { readiness } from "@/lib/platform/health";

/** Whether this instance may be given requests; 503 with the reasons when not. */
export async function GET(): Promise<Response> {
  const { ready, why } = await readiness();
  const headers = { "cache-control": "no-store" };
  return Response.json({ status: ready ? "ready" : "not ready", why }, { status: ready ? 200 : 503, headers });
}
