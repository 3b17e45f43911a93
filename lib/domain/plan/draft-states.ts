import type { Move } from "../shared/moves";

export const draftStates = ["open", "in-review", "changes-asked", "signed", "discarded"] as const;
export type DraftState = (typeof draftStates)[number];

const unfinished = ["open", "in-review", "changes-asked"] as const satisfies readonly DraftState[];

export const draftMoves = [
  {
    name: "review",
    label: "Send for review",
    from: ["open"],
    to: "in-review",
    needs: ["plan:draft"],
    guard: null,
    needsReason: false,
    event: "draft.sent-for-review",
  },
  {
    name: "edit",
    label: "Back to editing",
    from: ["in-review"],
    to: "open",
    needs: ["plan:draft"],
    guard: null,
    needsReason: false,
    event: "draft.reopened",
  },
  {
    name: "ask-changes",
    label: "Ask for changes",
    from: ["in-review"],
    to: "changes-asked",
    needs: ["draft:review"],
    guard: "the actor is not its author",
    needsReason: true,
    event: "draft.changes-asked",
  },
  {
    name: "make-changes",
    label: "Send for review again",
    from: ["changes-asked"],
    to: "open",
    needs: ["plan:draft"],
    guard: "every comment was answered",
    needsReason: false,
    event: "draft.reopened",
  },
  {
    name: "take-over",
    label: "Take over this draft",
    from: ["open", "in-review"],
    to: "open",
    needs: ["plan:draft"],
    guard: "the actor is not its author",
    needsReason: false,
    event: "draft.taken-over",
  },
  {
    name: "take-over-changes",
    label: "Take over this draft",
    from: ["changes-asked"],
    to: "changes-asked",
    needs: ["plan:draft"],
    guard: "the actor is not its author",
    needsReason: false,
    event: "draft.taken-over",
  },
  {
    name: "sign",
    label: "Sign",
    from: ["in-review"],
    to: "signed",
    needs: ["plan:sign"],
    guard: "nothing blocks signing, and the content is the one that was shown",
    needsReason: false,
    event: "plan.signed",
  },
  {
    name: "discard",
    label: "Discard this draft",
    from: [...unfinished],
    to: "discarded",
    needs: ["plan:draft"],
    guard: null,
    needsReason: true,
    event: "draft.discarded",
  },
] as const satisfies readonly Move<DraftState>[];

export type DraftMove = (typeof draftMoves)[number]["name"];
