"use client";
import { useRouter } from "next/navigation";
import {
  cancelSessionsAction,
  deferSessionsAction,
  omitSessionsAction,
  stopCourseAction,
} from "@/lib/features/session/actions";
import type { MovePreview } from "@/lib/features/session/queries/preview";
import type { ActionDoor } from "@/lib/platform/action-result";
import { paths } from "@/lib/platform/paths";
import { ChartForm, textOf } from "../patient/chart-form";
import { LinkButton } from "../ui/link-button";
import { TextArea } from "../ui/text-area";

export interface MoveConfirmProps {
  readonly sessionId: string;
  readonly courseRevision: number;
  readonly asked: Pick<MovePreview, "move" | "to" | "scope">;
  readonly count: number;
}

const doors: Readonly<Record<MovePreview["move"], ActionDoor<{ readonly sessionId: string }>>> = {
  defer: deferSessionsAction,
  omit: omitSessionsAction,
  cancel: cancelSessionsAction,
  stop: stopCourseAction,
};
const verbs = { defer: "Move", omit: "Omit", cancel: "Cancel", stop: "Stop the course and cancel" } as const;
const saids = { defer: "moved", omit: "omitted", cancel: "cancelled", stop: "cancelled" } as const;

/** The reason, and the button that names what it does. */
export function MoveConfirm({ sessionId, courseRevision, asked, count }: MoveConfirmProps) {
  const router = useRouter();
  const sessions = count === 1 ? "1 session" : `${count} sessions`;
  const { move, to, scope } = asked;
  return (
    <ChartForm
      door={doors[move]}
      prefix="confirm"
      read={(data) => ({
        sessionId,
        courseRevision,
        reason: textOf(data, "reason"),
        ...(move === "stop" ? {} : { scope }),
        ...(move === "defer" ? { to } : {}),
      })}
      submit={`${verbs[move]} ${sessions}`}
      saved={`${sessions} ${saids[move]}.`}
      danger={move !== "defer"}
      onSaved={(value) => {
        router.push(paths.session(value.sessionId));
        router.refresh();
      }}
      extra={<LinkButton href={paths.session(sessionId)}>Leave as it is</LinkButton>}
    >
      {(field) => <TextArea {...field("reason")} label="Reason" hint="Such as: line infection" rows={2} />}
    </ChartForm>
  );
}
