import type { ReportView } from "@/lib/features/referral/queries-records";
import { UnbrokenDates } from "../ui/nowrap";
import { Tag } from "../ui/tag";
import { MarkWrong } from "./mark-wrong";
import { ReadReport } from "./read-report";

export interface ReportsProps {
  readonly referralId: string;
  readonly revision: number;
  readonly reports: readonly ReportView[];
}

const kinds = { interim: "Interim report", final: "Final report" } as const;
const hints = {
  interim: "It stays readable and counts no more. Send another one to replace it.",
  final: "It stays readable and counts no more. The therapy is under way again until another final report replaces it.",
} as const;

/** What the therapist reported, newest first; what was entered in error stays, with its reason. */
export function Reports({ referralId, revision, reports }: ReportsProps) {
  if (reports.length === 0) return <p className="text-ink-2">No report has been sent yet.</p>;
  return (
    <ul className="flex flex-col gap-3">
      {reports.map((report) => (
        <li key={report.id} className="flex flex-col gap-1 border-l-4 border-line pl-3">
          <div className="flex flex-wrap items-center gap-2">
            <h3>{kinds[report.kind]}</h3>
            <State report={report} />
            {report.replaces ? <span className="text-small text-ink-2">Replaces one entered in error</span> : null}
          </div>
          {report.errored ? (
            <p className="prose-width font-semibold">
              <UnbrokenDates>{report.errored}</UnbrokenDates>
            </p>
          ) : null}
          <p className="prose-width whitespace-pre-line">{report.summary}</p>
          {report.recommendation ? (
            <p className="prose-width whitespace-pre-line">
              <span className="font-semibold">Recommendation: </span>
              {report.recommendation}
            </p>
          ) : null}
          {report.goals.map((goal) => (
            <p key={goal} className="prose-width">
              <span className="text-ink-2">Goal: </span>
              <UnbrokenDates>{goal}</UnbrokenDates>
            </p>
          ))}
          <p className="text-small text-ink-2">
            <UnbrokenDates>{`${report.by}, ${report.at}${report.read ? `. ${report.read}.` : ""}`}</UnbrokenDates>
          </p>
          {report.mayRead ? <ReadReport referralId={referralId} reportId={report.id} revision={revision} /> : null}
          {report.mayMark ? (
            <MarkWrong
              key={revision}
              {...{ referralId, revision }}
              what={{ reportId: report.id }}
              name={`${kinds[report.kind]} of ${report.at}`}
              hint={hints[report.kind]}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function State({ report }: { readonly report: ReportView }) {
  if (report.errored) return <Tag tone="plain">Entered in error</Tag>;
  if (report.read) return <Tag tone="done">{report.kind === "final" ? "Acknowledged" : "Read"}</Tag>;
  return <Tag tone="check">{report.kind === "final" ? "Not acknowledged yet" : "Not read yet"}</Tag>;
}
