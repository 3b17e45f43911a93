import type { VisitsView, VisitView } from "@/lib/features/referral/queries-visits";
import { Nowrap, UnbrokenDates } from "../ui/nowrap";
import { Tag } from "../ui/tag";
import type { GoalsToRate } from "./goal-fields";
import type { VisitChoices } from "./record-visit";
import { SeeFlag } from "./see-flag";
import { VisitButtons, type VisitButtonsProps } from "./visit-buttons";

export interface VisitsProps {
  readonly referralId: string;
  readonly visits: VisitsView;
  readonly choices: VisitChoices;
  readonly rated: GoalsToRate;
}

/** Every visit with its note, newest first, and how many are left. */
export function Visits({ referralId, visits, choices, rated }: VisitsProps) {
  const { list, count, reportDue } = visits;
  return (
    <div className="flex flex-col gap-3">
      <p>
        {count}.{" "}
        {reportDue ? (
          <>
            {reportDue.overdue ? <Tag tone="check">Report overdue</Tag> : "Report due"} <Nowrap>{reportDue.on}</Nowrap>.
          </>
        ) : null}
      </p>
      {list.length === 0 ? <p className="text-ink-2">No visit has been scheduled yet.</p> : null}
      <ul className="flex flex-col gap-3">
        {list.map((visit) => (
          <li key={visit.id} className="flex flex-col gap-1 border-l-4 border-line pl-3">
            <Visit visit={visit} />
            {visit.flag ? <Flag referralId={referralId} visit={visit} maySee={visits.maySeeFlags} /> : null}
            <VisitButtons
              key={visit.revision}
              {...{ referralId, choices, rated }}
              visit={{ id: visit.id, revision: visit.revision, when: visit.when, day: visit.day, time: visit.time }}
              may={buttonsOf(visit, visits)}
              mayRepeat={visits.mayVisit}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

const tones = { scheduled: "info", attended: "done", missed: "check", cancelled: "plain" } as const;

function Visit({ visit }: { readonly visit: VisitView }) {
  const { when, state, stateWords, reason, lines, errored, by, future } = visit;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <h3>
          <Nowrap>{when}</Nowrap>
        </h3>
        {errored ? <Tag tone="plain">Entered in error</Tag> : <Tag tone={tones[state]}>{stateWords}</Tag>}
        {state === "scheduled" && !future && !errored ? <Tag tone="check">Not recorded yet</Tag> : null}
        {visit.replaces ? <span className="text-small text-ink-2">Replaces one entered in error</span> : null}
      </div>
      {errored ? (
        <p className="prose-width font-semibold">
          <UnbrokenDates>{errored}</UnbrokenDates>
        </p>
      ) : null}
      {reason ? <p className="prose-width">Reason: {reason}</p> : null}
      {lines.map(({ label, words }) => (
        <p key={label} data-clinical="" className="prose-width whitespace-pre-line">
          <span className="text-ink-2">{label}: </span>
          {words}
        </p>
      ))}
      {state === "scheduled" ? null : <p className="text-small text-ink-2">{by}</p>}
    </>
  );
}

function Flag({ referralId, visit, maySee }: { referralId: string; visit: VisitView; maySee: boolean }) {
  const waits = visit.flagSeen === null && visit.errored === null;
  return (
    <div className="flex flex-col items-start gap-1">
      <p className="prose-width whitespace-pre-line">
        <Tag tone={waits ? "check" : "plain"}>Flag to the neurologist</Tag> {visit.flag}
      </p>
      <p className="text-small text-ink-2">
        <UnbrokenDates>{visit.flagSeen ?? "Not seen by the neurologist yet"}</UnbrokenDates>
      </p>
      {waits && maySee ? <SeeFlag referralId={referralId} visitId={visit.id} revision={visit.revision} /> : null}
    </div>
  );
}

function buttonsOf(
  { state, errored, future }: VisitView,
  { mayVisit, mayCorrect }: VisitsView,
): VisitButtonsProps["may"] {
  if (errored) return [];
  const planned = state === "scheduled" && mayVisit;
  return [
    ...(planned && !future ? (["record"] as const) : []),
    ...(planned ? (["move", "cancel"] as const) : []),
    ...(state !== "scheduled" && mayCorrect ? (["error"] as const) : []),
  ];
}
