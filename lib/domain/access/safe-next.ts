// Where a person goes after signing in: an address of ours, or the fallback (security.md SES-13).

const LONGEST = 2_000;
const HERE = "https://concord.invalid";

// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop control characters, so they may hide a second slash.
const hidden = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\\]/;
const notPages = /^\/(api|_next|sign-in|setup|reset|healthz|readyz)(\/|$|\?)/;

/** The path and query of `next` when it is a page of this product, else the fallback. Never throws, whatever it is given. */
export function safeNext(next: unknown, fallback: string): string {
  if (typeof next !== "string" || next.length > LONGEST) return fallback;
  if (!next.startsWith("/") || next.startsWith("//") || hidden.test(next)) return fallback;
  if (!URL.canParse(next, HERE)) return fallback;
  const url = new URL(next, HERE);
  const path = `${url.pathname}${url.search}`;
  if (url.origin !== HERE || path.startsWith("//") || notPages.test(path)) return fallback;
  return path;
}
