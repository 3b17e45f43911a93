import type { SessionToday } from "@/lib/features/session/queries/list";
import { paths } from "@/lib/platform/paths";
import { Disclosure } from "../ui/disclosure";
import { Link } from "../ui/link";
import { LinkButton } from "../ui/link-button";
import { MayGiveAnswer } from "./may-give";
import { SessionTag } from "./session-tag";

/** The sessions of one day, first by time: what to give, and whether it may be given. */
export function DayList({ sessions, zone }: { readonly sessions: readonly SessionToday[]; readonly zone: string }) {
  return (
    <ul className="flex flex-col gap-3">
      {sessions.map((session) => (
        <li
          key={session.id}
          className="keep-together flex flex-col gap-2 rounded-control border border-line bg-surface p-3"
        >
          <Head session={session} />
          <p data-clinical="">
            <b>{session.treatment}</b>, {session.label}
            {session.dose ? `: ${session.dose.order}` : ""}
          </p>
          {session.dose && session.dose.workings.length > 0 ? (
            <ul className="text-small text-ink-2">
              {session.dose.workings.map((working) => (
                <li key={working} data-clinical="">
                  {working}
                </li>
              ))}
            </ul>
          ) : null}
          <p className="text-small" data-clinical="">
            {session.allergies}
          </p>
          {session.mayGive ? <Checks session={session} zone={zone} /> : null}
          {session.mayGive ? <ToFillIn kind={session.kind} /> : null}
          <div className="no-print">
            <LinkButton href={paths.session(session.id)} size="small">
              {session.mayGive ? "Record or move" : "Open the session"}
            </LinkButton>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Head({ session }: { readonly session: SessionToday }) {
  const { patient } = session;
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <span className="nowrap font-bold">{session.time ?? "No time set"}</span>
      <h2 className="text-body">
        <Link href={paths.session(session.id)} className="link font-semibold" data-clinical="">
          {patient.name}
        </Link>
      </h2>
      <span className="text-ink-2">
        <span className="nowrap">Born {patient.born}</span> · <span className="nowrap">MRN {patient.mrn}</span>
        {patient.bed ? ` · Bed ${patient.bed}` : ""}
      </span>
      <SessionTag state={session.state} />
    </div>
  );
}

const blanks: Readonly<Record<SessionToday["kind"], readonly string[]>> = {
  exchange: ["Begun", "Ended", "Volume (L)", "Access", "Complications"],
  ivig: ["Begun", "Ended", "Product and lot", "Dose (g)", "Highest rate", "Reactions"],
  cycle: ["Begun", "Ended", "Given", "Why delayed or reduced"],
};

/** On paper only: room for what is entered afterwards, and for the hand that gave it. */
function ToFillIn({ kind }: { readonly kind: SessionToday["kind"] }) {
  return (
    <div className="print-only">
      <p className="leading-loose">
        {[...blanks[kind], "Signature"].map((blank) => (
          <span key={blank} className="nowrap pr-4">
            {blank} ______________
          </span>
        ))}
      </p>
    </div>
  );
}

/** Nothing to say beside yes folds away; everything else stands open. */
function Checks({ session, zone }: { readonly session: SessionToday; readonly zone: string }) {
  if (!session.mayGive) return null;
  return (
    <div className="print-open">
      <Disclosure summary={`May I give? ${session.mayGive.because}`} open={session.mayGive.answer !== "yes"}>
        <MayGiveAnswer answer={session.mayGive} zone={zone} prescriber={session.prescriber} />
      </Disclosure>
    </div>
  );
}
