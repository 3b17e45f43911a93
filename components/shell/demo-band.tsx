import { MeasureHeight } from "./measure-height";

/** On every page and every printed sheet of an installation that holds demo data. */
export function DemoBand() {
  return (
    <aside
      aria-label="About this installation"
      data-sticky=""
      data-demo-band=""
      className="sticky top-0 z-30 border-b border-check-edge bg-check-fill px-4 py-1 text-center text-small font-semibold text-check"
    >
      Demo data: not for clinical use
      <MeasureHeight variable="--band-height" />
    </aside>
  );
}
