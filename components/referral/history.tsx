import type { ReferralView } from "@/lib/features/referral/queries-referral";
import { UnbrokenDates } from "../ui/nowrap";

/** Everything that happened to the referral, newest first. */
export function ReferralHistory({ events }: { readonly events: ReferralView["events"] }) {
  return (
    <ol className="flex flex-col gap-2">
      {events.map((event) => (
        <li key={event.id} className="border-l-4 border-line pl-3">
          <p className="font-semibold">{event.words}</p>
          {event.reason ? (
            <p className="prose-width whitespace-pre-line">
              <span className="text-ink-2">Reason: </span>
              {event.reason}
            </p>
          ) : null}
          {event.text ? (
            <p className="prose-width whitespace-pre-line">
              <UnbrokenDates>{event.text}</UnbrokenDates>
            </p>
          ) : null}
          <p className="text-small text-ink-2">
            <UnbrokenDates>{`${event.by}, ${event.at}`}</UnbrokenDates>
          </p>
        </li>
      ))}
    </ol>
  );
}
