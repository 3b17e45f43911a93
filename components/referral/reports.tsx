import type { ReferralView } from "@/lib/features/referral/queries-referral";
import { UnbrokenDates } from "../ui/nowrap";
import { Tag } from "../ui/tag";

/** What the therapist reported, newest first. */
export function Reports({ reports }: { readonly reports: ReferralView["reports"] }) {
  if (reports.length === 0) return <p className="text-ink-2">No report has been sent yet.</p>;
  return (
    <ul className="flex flex-col gap-3">
      {reports.map((report) => (
        <li key={report.id} className="flex flex-col gap-1 border-l-4 border-line pl-3">
          <div className="flex flex-wrap items-center gap-2">
            <h3>{report.kind === "final" ? "Final report" : "Interim report"}</h3>
            <Tag tone={report.acknowledged ? "done" : "check"}>
              {report.acknowledged ? "Acknowledged" : "Not acknowledged yet"}
            </Tag>
          </div>
          <p className="prose-width whitespace-pre-line">{report.summary}</p>
          {report.recommendation ? (
            <p className="prose-width whitespace-pre-line">
              <span className="font-semibold">Recommendation: </span>
              {report.recommendation}
            </p>
          ) : null}
          <p className="text-small text-ink-2">
            <UnbrokenDates>
              {`${report.by}, ${report.at}${report.acknowledged ? `. ${report.acknowledged}.` : ""}`}
            </UnbrokenDates>
          </p>
        </li>
      ))}
    </ul>
  );
}
