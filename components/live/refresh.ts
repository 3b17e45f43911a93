/** Tells the server that the next request for this very path is the page's own, not somebody's activity. */
export function markRefresh(): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `concord-refresh=${encodeURIComponent(window.location.pathname)}; path=/; max-age=3; samesite=lax`;
}
