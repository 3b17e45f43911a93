import { addDays, formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { refused } from "@/lib/platform/outcome";
import type { AcceptInput, AskInput, BecauseInput, MoveInput, ScheduleInput } from "../input";
import { moveCommand, ownedBy } from "../move";

/** The therapist takes the referral on; what the screen showed counts as seen. */
export const acceptReferral = moveCommand<AcceptInput>({
  move: "accept",
  needs: "referral:answer",
  prepare: ({ actor, input, now }, row) => ({
    columns: { ...ownedBy(actor.id, row), lastSeenAt: new Date(input.seenAt < now ? input.seenAt : now) },
  }),
});

export const declineReferral = moveCommand<BecauseInput>({
  move: "decline",
  needs: "referral:answer",
  prepare: ({ actor, input }, row) => ({ columns: ownedBy(actor.id, row), reason: input.reason }),
});

/** The question goes to the neurologist, and the answer comes back to whoever asked. */
export const askInformation = moveCommand<AskInput>({
  move: "ask-information",
  needs: "referral:answer",
  prepare: ({ actor, input }, row) => ({ columns: ownedBy(actor.id, row), text: input.question }),
});

export const scheduleFirstVisit = moveCommand<ScheduleInput>({
  move: "schedule",
  needs: "referral:answer",
  prepare: ({ actor, input, now }) => {
    const today = dayInZone(now, actor.siteZone);
    if (input.on < today) return refused("day-past", { fields: { on: "Enter today or a later day" } });
    if (input.on > addDays(today, 366)) return refused("day-far", { fields: { on: "Enter a day within a year" } });
    return { text: `First visit on ${formatDay(input.on)}` };
  },
});

export const startTherapy = moveCommand<MoveInput>({
  move: "begin",
  needs: "referral:answer",
  prepare: () => ({}),
});
