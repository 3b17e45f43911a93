/**
 * Proof that a state change comes from a page of ours (security.md WEB-02): an Origin that matches the host asked or the
 * configured address, or, without an Origin, `Sec-Fetch-Site: same-origin`. Forwarded headers prove nothing. A plain form is sent
 * with `Origin: null`, since our pages tell no referrer; then the browser's word counts too, which a page of another origin (a
 * sandboxed frame, a redirect from elsewhere) cannot have.
 */
export function isSameOrigin(headers: { get(name: string): string | null }, appUrl: string): boolean {
  const origin = headers.get("origin");
  if (!origin || origin === "null") return headers.get("sec-fetch-site") === "same-origin";
  if (!URL.canParse(origin)) return false;
  const given = new URL(origin);
  return given.origin === new URL(appUrl).origin || given.host === headers.get("host");
}
