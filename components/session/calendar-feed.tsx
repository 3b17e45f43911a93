"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { endCalendarLinkAction, makeCalendarLinkAction } from "@/lib/features/session/actions";
import { paths } from "@/lib/platform/paths";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { announce, toast } from "../ui/announce";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";

/** Sessions in one's own calendar program: an address that is shown once, and can be ended. */
export function CalendarFeed({ since }: { readonly since: string | null }) {
  const router = useRouter();
  const making = useAction(makeCalendarLinkAction);
  const ending = useAction(endCalendarLinkAction);
  const [address, setAddress] = useState<string | null>(null);

  async function make() {
    const answer = await making.send({});
    if (!answer.ok) return;
    setAddress(`${location.origin}${paths.calendar(answer.value.token)}`);
    router.refresh();
  }

  async function end() {
    const answer = await ending.send({});
    if (!answer.ok) return;
    setAddress(null);
    toast("The calendar address has ended.");
    router.refresh();
  }

  return (
    <div className="flex max-w-3xl flex-col gap-2">
      <ActionFailureSummary failure={making.failure ?? ending.failure} />
      <p className="text-ink-2">
        Subscribe to it in your calendar program. It holds treatments, days and times, and no patient's name. Whoever
        has the address can read it.
      </p>
      {address ? (
        <div className="flex flex-wrap items-end gap-2">
          <TextInput
            name="calendar-address"
            label="Calendar address"
            hint="Shown only now; earlier addresses have ended"
            readOnly
            value={address}
            onFocus={(event) => event.currentTarget.select()}
            className="min-w-0 flex-1 basis-72"
          />
          <Button
            onClick={async () => {
              await navigator.clipboard.writeText(address);
              announce("The address is copied");
            }}
          >
            Copy the address
          </Button>
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button busy={making.pending} onClick={make}>
          {since ? "Make a new address" : "Make a calendar address"}
        </Button>
        {since ? (
          <>
            <Button variant="danger" busy={ending.pending} onClick={end}>
              End the address
            </Button>
            <span className="text-ink-2">In use since {since}</span>
          </>
        ) : null}
      </div>
    </div>
  );
}
