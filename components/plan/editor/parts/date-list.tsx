import { Disclosure } from "@/components/ui/disclosure";
import { counted } from "@/lib/domain/plan/labels";
import { type Day, formatDay, formatDayLong } from "@/lib/domain/shared/day";

export interface DateListProps {
  /** Null as long as something is missing. */
  readonly days: readonly Day[] | null;
  readonly noun: string;
  /** What is given on each of the days, in the same order. */
  readonly doses?: readonly string[] | null;
  /** What is still needed to know the dates. */
  readonly needs: string;
}

/** The dates that follow from what was entered: first and last at a glance, all of them one key away. */
export function DateList({ days, noun, doses, needs }: DateListProps) {
  const [first, last] = [days?.[0], days?.at(-1)];
  if (!days || !first || !last) return <p className="text-ink-2">Dates are shown once {needs}.</p>;
  return (
    <div className="flex flex-col gap-1">
      <p aria-live="polite">
        <b>{counted(days.length, noun)}</b>, <span className="nowrap">{formatDay(first)}</span>
        {first === last ? null : (
          <>
            {" "}
            to <span className="nowrap">{formatDay(last)}</span>
          </>
        )}
      </p>
      <Disclosure summary={`Every ${noun} with its date`} open={days.length <= 6}>
        <ol className="list-decimal columns-2 pl-6 sm:columns-3">
          {days.map((day, at) => (
            <li key={day} data-clinical="">
              <span className="nowrap">{formatDayLong(day)}</span>
              {doses?.[at] ? <b className="nowrap"> {doses[at]}</b> : null}
            </li>
          ))}
        </ol>
      </Disclosure>
    </div>
  );
}
