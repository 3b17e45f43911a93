// One sheet for each current plan, to work from on paper while the computer is down.
import type { Treatment } from "@/lib/domain/plan/treatment";
import { stateOf } from "@/lib/domain/plan/treatment-states";
import { formatDay } from "@/lib/domain/shared/day";
import { byLaneOf } from "@/lib/domain/version/by-lane";
import { treatmentText } from "@/lib/domain/version/treatment-text";
import type { DowntimeSheet } from "@/lib/features/work/queries/downtime";
import { PrintFrame } from "../shell/print-frame";
import { Nowrap, UnbrokenDates } from "../ui/nowrap";

export interface DowntimeSheetsProps {
  readonly sheets: readonly DowntimeSheet[];
  readonly printed: { readonly at: string; readonly by: string };
}

const marks = {
  active: "",
  held: "ON HOLD, DO NOT GIVE",
  waiting: "WAITS, DO NOT GIVE",
  "awaiting-cosignature": "NOT CO-SIGNED, DO NOT GIVE",
  stopped: "STOPPED",
} as const;

/** What stands before a treatment that is not simply given; one that is stopped or held from a day on names the day. */
function markOf(t: Treatment, unsigned: readonly string[]): string {
  const state = unsigned.includes(t.treatmentId) ? "awaiting-cosignature" : stateOf(t);
  const from = (state === "held" || state === "stopped") && t.actionFrom ? ` FROM ${formatDay(t.actionFrom)}` : "";
  return marks[state] ? `${marks[state]}${from}: ` : "";
}

export function DowntimeSheets({ sheets, printed }: DowntimeSheetsProps) {
  return sheets.map((sheet) => (
    <article key={sheet.planId} className="print-sheet" aria-labelledby={`sheet-${sheet.planId}`}>
      <PrintFrame
        {...(sheet.status === "on-hold" ? { warning: "THE PLAN IS ON HOLD: NOTHING OF IT IS GIVEN" } : {})}
        header={
          <div>
            <h2 id={`sheet-${sheet.planId}`} className="text-lead" data-clinical="">
              {sheet.patient} · Born <Nowrap>{sheet.born}</Nowrap> · <Nowrap>MRN {sheet.mrn}</Nowrap>
              {sheet.bed ? ` · Bed ${sheet.bed}` : ""}
            </h2>
            <p data-clinical="">{sheet.allergies}</p>
          </div>
        }
        footer={
          <p>
            {sheet.title}, version {sheet.version}, signed by {sheet.signer}, <Nowrap>{sheet.signedOn}</Nowrap>. Printed{" "}
            <Nowrap>{printed.at}</Nowrap> by {printed.by}. What changed since is not on this sheet. Confidential:
            destroy after use.
          </p>
        }
      >
        <Body sheet={sheet} />
      </PrintFrame>
    </article>
  ));
}

function Body({ sheet }: { readonly sheet: DowntimeSheet }) {
  return (
    <div className="flex flex-col gap-2 py-2" data-clinical="">
      <p>
        <b>{sheet.diagnosis}</b> · {sheet.title}, version {sheet.version} · Neurologist: {sheet.lead}
      </p>
      {sheet.alerts.length > 0 ? (
        <div className="keep-together border-2 border-ink p-2">
          <h3 className="text-body">Unsafe since signing</h3>
          <ul className="list-disc pl-5">
            {sheet.alerts.map((alert) => (
              <li key={alert}>{alert}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {byLaneOf(sheet.treatments).map(({ lane, label, treatments }) => (
        <section key={lane} className="flex flex-col gap-0.5">
          <h3 className="text-body">{label}</h3>
          <ul className="list-disc pl-5">
            {treatments.map((t) => (
              <li key={t.treatmentId}>
                {markOf(t, sheet.unsigned) ? (
                  <b>
                    <UnbrokenDates>{markOf(t, sheet.unsigned)}</UnbrokenDates>
                  </b>
                ) : null}
                <UnbrokenDates>{treatmentText(t).plain}</UnbrokenDates>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section className="flex flex-col gap-0.5">
        <h3 className="text-body">Sessions of the next seven days</h3>
        {sheet.sessions.length === 0 ? <p>None planned.</p> : null}
        <ul className="list-disc pl-5">
          {sheet.sessions.map((session) => (
            <li key={session}>{session}</li>
          ))}
        </ul>
      </section>
      <p className="keep-together border border-ink p-2">
        Given while the computer was down (what, how much, when, by whom). Enter it in Concord afterwards:
        <br />
        <br />
        <br />
      </p>
    </div>
  );
}
