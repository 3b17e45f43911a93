import { dispositions, isDisposition } from "@/lib/domain/plan/end-plan";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { PlanView } from "@/lib/features/plan/queries/plan";
import { paths } from "@/lib/platform/paths";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { Nowrap, UnbrokenDates } from "../ui/nowrap";
import { Tag } from "../ui/tag";

const states = {
  active: { tone: "done", words: "Active" },
  "on-hold": { tone: "check", words: "On hold" },
  completed: { tone: "plain", words: "Completed" },
  discontinued: { tone: "plain", words: "Discontinued" },
} as const;

/** The state of a plan in one word; a plan that was never signed is not active. */
export function PlanStateTag({ status, version }: { readonly status: PlanView["status"]; readonly version: number }) {
  if (version === 0 && status === "active") return <Tag tone="draft">Not signed yet</Tag>;
  const { tone, words } = states[status];
  return <Tag tone={tone}>{words}</Tag>;
}

/** Why a plan or treatment ended, in words. */
export const endWords = (code: string) => (isDisposition(code) ? dispositions[code] : code);

/** What stands above a plan: on hold, ended, or a draft that is open. */
export function PlanNotices({
  view,
  today,
  zone,
}: {
  readonly view: PlanView;
  readonly today: Day;
  readonly zone: string;
}) {
  const { version } = view;
  const since = <Nowrap>{formatInstant(view.statusChangedAt, zone)}</Nowrap>;
  return (
    <>
      {view.status === "on-hold" ? (
        <Notice tone="check" headingLevel={2} title="This plan is on hold: nothing of it is to be given">
          Since {since}. {view.holdReason ? `Reason: ${view.holdReason}` : null}
        </Notice>
      ) : null}
      {view.status === "completed" || view.status === "discontinued" ? (
        <Notice tone="info" headingLevel={2} title={`This plan was ${view.status}`}>
          On {since}
          {view.endReason && view.endReason !== "completed" ? `. Reason: ${endWords(view.endReason)}` : ""}
          {view.endNote ? `. ${view.endNote}` : ""}
        </Notice>
      ) : null}
      {version && version.effectiveOn > today && view.status === "active" ? (
        <Notice
          tone="check"
          headingLevel={2}
          title={<UnbrokenDates>{`Signed, but in force only from ${formatDay(version.effectiveOn)}`}</UnbrokenDates>}
          actions={
            version.version > 1 ? (
              <LinkButton href={paths.version(view.planId, version.version - 1)}>
                Open version {version.version - 1}
              </LinkButton>
            ) : undefined
          }
        >
          {version.version > 1 ? `Until then version ${version.version - 1} holds.` : "Nothing of it holds until then."}
        </Notice>
      ) : null}
      {view.draft && view.may.draft ? (
        <div className="no-print">
          <Notice
            tone="draft"
            headingLevel={2}
            title={`A draft of version ${view.currentVersion + 1} is open. It is not active.`}
            actions={<LinkButton href={paths.draft(view.planId)}>Open the draft</LinkButton>}
          >
            In the hands of {view.draft.isMine ? "you" : view.draft.authorName}, changed{" "}
            <Nowrap>{formatInstant(view.draft.changedAt, zone)}</Nowrap>.
          </Notice>
        </div>
      ) : null}
    </>
  );
}
