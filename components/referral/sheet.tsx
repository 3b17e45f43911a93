import type { ReactNode } from "react";
import { goalStateWords } from "@/lib/domain/referral/goal-states";
import { disciplineWords, topicWords, verdictWords } from "@/lib/domain/referral/words";
import { formatDay } from "@/lib/domain/shared/day";
import type { ReferralView } from "@/lib/features/referral/queries-referral";
import { PrintFrame } from "../shell/print-frame";
import { type Description, DescriptionList } from "../ui/description-list";
import { UnbrokenDates } from "../ui/nowrap";
import { Table } from "../ui/table";
import { BestTime, Question, RelevantTreatments } from "./brief-details";

export interface SheetProps {
  readonly view: ReferralView;
  /** By whom and when it is printed, in words. */
  readonly printed: string;
}

/** What a therapist takes along on paper: the question, goals, precautions, window, visits. Readable without colour. */
export function Sheet({ view, printed }: SheetProps) {
  const warning = sheetWarning(view);
  return (
    <PrintFrame
      header={<Head view={view} />}
      footer={<p className="text-small">{`${footOf(view)} ${printed}`}</p>}
      {...(warning ? { warning } : {})}
    >
      <div className="flex flex-col gap-4 py-2">
        <Part title="What is asked">
          <Question view={view} />
        </Part>
        <Part title="Goals">
          <ul className="list-disc pl-5">
            {view.goals.map(({ goal, state, targetOn }) => (
              <li key={goal}>
                <UnbrokenDates>
                  {`${goal}: ${state ? goalStateWords[state].toLowerCase() : "not rated yet"}, ${targetOn ? `by ${formatDay(targetOn)}` : "no day agreed"}`}
                </UnbrokenDates>
              </li>
            ))}
          </ul>
        </Part>
        <Part title={`Go, caution or no-go on ${formatDay(view.today)}: ${verdictWords[view.verdict]}`}>
          <Table
            caption="Precautions and their reasons"
            captionHidden
            rows={view.precautions}
            rowKey={(p) => `${p.topic} ${p.from ?? ""} ${p.text}`}
            empty="No precautions could be computed. Treat this as: cannot tell."
            columns={[
              { id: "topic", header: "About", rowHeader: true, cell: (p) => topicWords[p.topic] },
              { id: "verdict", header: "Therapy", cell: (p) => <b>{verdictWords[p.verdict]}</b> },
              { id: "reason", header: "Reason", clinical: true, cell: (p) => <UnbrokenDates>{p.text}</UnbrokenDates> },
            ]}
          />
          <p>It holds for this day only: look again before each visit.</p>
        </Part>
        <Part title="Best time">
          <div>
            <BestTime view={view} />
          </div>
        </Part>
        <Part title="Treatments that matter for therapy">
          <RelevantTreatments view={view} />
        </Part>
        <Part title="Visits">
          <p>{view.visits.count}.</p>
          <DescriptionList items={visitLines(view)} />
        </Part>
      </div>
    </PrintFrame>
  );
}

function Head({ view }: { readonly view: ReferralView }) {
  const { patient } = view.brief;
  return (
    <div data-clinical="" className="border-b border-line pb-1">
      <p>
        <b>{patient.name}</b> · Born {view.born} · MRN {patient.mrn} · {patient.sex}
        {patient.bed ? ` · Bed ${patient.bed}` : ""}
      </p>
      <p>{patient.diagnosis}</p>
    </div>
  );
}

/** The words across the head of a sheet that must not be worked from; null where it is in force. */
export function sheetWarning({ closed, statusWords, superseded }: ReferralView): string | null {
  if (superseded) return `SUPERSEDED by version ${superseded}`;
  return closed ? `CLOSED, NOT KEPT UP TO DATE: ${statusWords}` : null;
}

const footOf = ({ brief, briefWritten }: ReferralView) =>
  `${disciplineWords[brief.discipline]} sheet from the signed plan, version ${brief.planVersion}, as of ${briefWritten}.`;

function visitLines({ visits }: ReferralView): Description[] {
  return visits.list
    .filter((visit) => visit.errored === null)
    .slice(0, 12)
    .map((visit) => ({ term: visit.when, value: visit.stateWords }));
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1">
      <h2 className="text-lead">{title}</h2>
      {children}
    </section>
  );
}
