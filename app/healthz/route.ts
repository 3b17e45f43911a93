/** The process is up. Says nothing about the database: see /readyz. */
export function GET(): Response {
  return Response.json({ status: "up" }, { headers: { "cache-control": "no-store" } });
}
