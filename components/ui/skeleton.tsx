/** Stands in for loading text only after 300 ms, and always says that it is loading: an empty box could read as "none". */
export function Skeleton({ label, lines = 3 }: { readonly label: string; readonly lines?: number }) {
  return (
    <div role="status" className="appear-late flex flex-col gap-2">
      <span className="text-small text-ink-3">{label}</span>
      {Array.from({ length: lines }, (_, at) => `${100 - at * 15}%`).map((width) => (
        <span key={width} aria-hidden="true" style={{ width }} className="h-4 rounded-tag bg-sunken" />
      ))}
    </div>
  );
}
