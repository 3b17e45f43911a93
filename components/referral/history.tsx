import type { EventView, Records } from "@/lib/features/referral/queries-records";
import { UnbrokenDates } from "../ui/nowrap";
import { Tag } from "../ui/tag";
import { MarkWrong } from "./mark-wrong";

export interface ReferralHistoryProps {
  readonly referralId: string;
  readonly revision: number;
  readonly events: readonly EventView[];
  readonly takeBack: Records["takeBack"];
}

/** Everything that happened to the referral, newest first; what was never right stays, with its reason. */
export function ReferralHistory({ referralId, revision, events, takeBack }: ReferralHistoryProps) {
  return (
    <ol className="flex flex-col gap-2">
      {events.map((event) => (
        <li key={event.id} className="flex flex-col gap-0.5 border-l-4 border-line pl-3">
          <p className="flex flex-wrap items-center gap-2">
            <b>{event.words}</b>
            {event.errored ? <Tag tone="plain">Entered in error</Tag> : null}
          </p>
          {event.errored ? (
            <p className="prose-width font-semibold">
              <UnbrokenDates>{event.errored}</UnbrokenDates>
            </p>
          ) : null}
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
          {takeBack?.eventId === event.id ? (
            <MarkWrong
              key={revision}
              {...{ referralId, revision }}
              what={{ eventId: event.id }}
              name={takeBack.words}
              hint="The entry stays readable. The referral waits for an answer again; visits that were called off stay so."
            />
          ) : null}
        </li>
      ))}
    </ol>
  );
}
