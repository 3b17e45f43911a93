/** First thing in the tab order; shows when focused. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="visually-hidden fixed top-2 left-2 z-50 rounded-control border border-accent bg-surface px-3 py-2 font-semibold text-accent"
    >
      Skip to the page content
    </a>
  );
}
