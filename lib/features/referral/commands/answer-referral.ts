import type { AcceptInput, AskInput, BecauseInput } from "../input";
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
