import { type Overlap, SEPARABLE_DAYS, SEPARABLE_NOTE, type TreatmentStart } from "@/lib/domain/outcome/trend";
import { formatDay } from "@/lib/domain/shared/day";
import { UnbrokenDates } from "../ui/nowrap";

/** `Prednisone (12-Oct-2026), rituximab (20-Oct-2026)`. */
export const startsText = (starts: readonly TreatmentStart[]) =>
  starts.map((start) => `${start.name} (${formatDay(start.start)})`).join(", ");

/** In which times a change of score belongs to no single treatment, each with the treatments and their days. */
export function CannotSeparate({ overlaps }: { readonly overlaps: readonly Overlap[] }) {
  if (overlaps.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      {overlaps.map((overlap) => (
        <p key={`${overlap.from} ${overlap.to}`} className="prose-width">
          <strong>Cannot separate:</strong>{" "}
          <UnbrokenDates>
            {`a change between ${formatDay(overlap.from)} and ${formatDay(overlap.to)} cannot be credited to one treatment, since ${startsText(overlap.starts)} began within ${SEPARABLE_DAYS} days of one another.`}
          </UnbrokenDates>
        </p>
      ))}
      <p className="text-small text-ink-2">{SEPARABLE_NOTE}</p>
    </div>
  );
}
