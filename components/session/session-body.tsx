import type { DateOrder } from "@/lib/domain/shared/day-entry";
import type { SessionView } from "@/lib/features/session/queries/session";
import { paths } from "@/lib/platform/paths";
import { Section } from "../patient/section";
import { Disclosure } from "../ui/disclosure";
import { Link } from "../ui/link";
import { Notice } from "../ui/notice";
import { CorrectForm } from "./correct-form";
import { CourseDays } from "./course-days";
import { MayGiveAnswer } from "./may-give";
import { MovePanel } from "./move-panel";
import { MovePreviewView } from "./move-preview";
import { RecordForm } from "./record-form";
import { ReduceForm } from "./reduce-form";
import { SessionRecord } from "./session-record";
import { TimeForm } from "./time-form";

export interface SessionBodyProps {
  readonly view: SessionView;
  readonly dateOrder: DateOrder | null;
}

/** One session from top to bottom: may I give it, the order, the record, the moves, the course, what happened. */
export function SessionBody({ view, dateOrder }: SessionBodyProps) {
  return (
    <>
      <Replaced view={view} />
      {view.mayGive ? (
        <Section id="may-give" title="May I give it?">
          <MayGiveAnswer answer={view.mayGive} zone={view.zone} prescriber={view.prescriber} />
        </Section>
      ) : null}
      <Section id="order" title="Order">
        <p data-clinical="">{view.dose?.order ?? "The current version no longer orders this course."}</p>
        <ul className="text-ink-2">
          {(view.dose?.workings ?? []).map((working) => (
            <li key={working} data-clinical="">
              {working}
            </li>
          ))}
        </ul>
      </Section>
      {view.record ? (
        <Section id="recorded" title={view.error ? "Recorded in error" : "Recorded"}>
          <SessionRecord record={view.record} />
        </Section>
      ) : null}
      <Doing view={view} dateOrder={dateOrder} />
      <Section id="course" title={`Course: ${view.course}`}>
        <p className="font-semibold">{view.sentence}.</p>
        <CourseDays days={view.days} current={view.id} />
      </Section>
      <Section id="history" title="What happened">
        <ul className="flex flex-col gap-1">
          {view.events.map((event) => (
            <li key={event.id}>
              <b>{event.words}</b> <span className="nowrap text-ink-2">{event.at}</span> by {event.by}
              {event.reason ? `: ${event.reason}` : ""}
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

/** What took the place of this session, or what this one took the place of. */
function Replaced({ view }: { readonly view: SessionView }) {
  const { error, successorId, replacesWrongId } = view;
  return (
    <>
      {error ? (
        <Notice tone="stop" title={`Entered in error: this session was recorded as ${error.was.toLowerCase()}`}>
          <p>
            Marked by {error.by}, <span className="nowrap">{error.at}</span>: {error.reason}
          </p>
          {successorId ? (
            <Link href={paths.session(successorId)} className="link">
              Open the right record
            </Link>
          ) : null}
        </Notice>
      ) : null}
      {successorId && !error ? (
        <Notice tone="info" title="This session was moved to another day">
          <Link href={paths.session(successorId)} className="link">
            Open the session in its place
          </Link>
        </Notice>
      ) : null}
      {replacesWrongId ? (
        <p className="text-ink-2">
          In the place of a{" "}
          <Link href={paths.session(replacesWrongId)} className="link">
            record entered in error
          </Link>
          .
        </p>
      ) : null}
    </>
  );
}

/** What the record asks a word about: open pre-checks, or an order that is no longer in force. */
function openOf({ mayGive }: SessionView): string[] {
  if (!mayGive) return [];
  return mayGive.active ? mayGive.open.map((check) => check.title) : [mayGive.because];
}

function Doing({ view, dateOrder }: SessionBodyProps) {
  const { may, dose } = view;
  const ordered = { volumeL: dose?.volumeL ?? null, doseG: dose?.grams ?? null, doseGiven: dose?.order ?? "" };
  return (
    <>
      {may.record ? (
        <Section id="record" title="Record">
          <RecordForm
            sessionId={view.id}
            revision={view.revision}
            kind={view.kind}
            time={view.time}
            ordered={ordered}
            open={openOf(view)}
            isToCome={view.day > view.today}
          />
        </Section>
      ) : null}
      {may.move && view.state !== "held" ? (
        <Section id="time" title="Time">
          <TimeForm sessionId={view.id} revision={view.revision} time={view.time} zone={view.zone} />
        </Section>
      ) : null}
      {may.move || may.prescribe ? (
        <Section id="move" title="Move or leave out">
          <MovePanel
            sessionId={view.id}
            today={view.today}
            dateOrder={dateOrder}
            isHeld={view.state === "held"}
            may={may}
            isCycle={view.kind === "cycle"}
            asked={view.preview}
          />
          {view.preview && !view.preview.problem ? (
            <div id="preview" className="scroll-mt-24 border-l-4 border-accent pl-3">
              <MovePreviewView sessionId={view.id} courseRevision={view.courseRevision} preview={view.preview} />
            </div>
          ) : null}
        </Section>
      ) : null}
      {view.reducible ? (
        <Section id="reduce" title="Reduce the dose">
          <ReduceForm sessionId={view.id} courseRevision={view.courseRevision} reducible={view.reducible} />
        </Section>
      ) : null}
      {may.correct ? (
        <div className="no-print">
          <Disclosure summary="This record is wrong">
            <CorrectForm
              sessionId={view.id}
              revision={view.revision}
              kind={view.kind}
              day={view.day}
              today={view.today}
              dateOrder={dateOrder}
              time={view.time}
              reason={view.reason}
              initial={view.record ?? ordered}
            />
          </Disclosure>
        </div>
      ) : null}
    </>
  );
}
