import { Link } from "@/components/ui/link";
import type { InboxRow } from "@/lib/features/referral/queries-inbox";
import { paths } from "@/lib/platform/paths";
import { Nowrap, UnbrokenDates } from "../ui/nowrap";
import { Table } from "../ui/table";
import { Tag } from "../ui/tag";
import { UrgencyTag } from "./urgency-tag";
import { VerdictTag } from "./verdict-tag";

/** Referrals with two identifiers each; the order is the order of work. */
export function InboxTable({ rows, empty }: { readonly rows: readonly InboxRow[]; readonly empty: string }) {
  return (
    <Table
      caption="Referrals"
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          id: "patient",
          header: "Patient",
          rowHeader: true,
          clinical: true,
          cell: (row) => (
            <>
              <Link href={paths.referral(row.id)} className="link row-link font-semibold">
                {row.name}
              </Link>
              <p className="text-small text-ink-2">
                <Nowrap>Born {row.born}</Nowrap> · <Nowrap>MRN {row.mrn}</Nowrap>
              </p>
            </>
          ),
        },
        {
          id: "question",
          header: "Question",
          clinical: true,
          cell: (row) => (
            <>
              <p className="text-small text-ink-2">{row.discipline}</p>
              <p>{row.question}</p>
            </>
          ),
        },
        {
          id: "today",
          header: "Therapy today",
          cell: (row) => (
            <div className="flex flex-col gap-1">
              <div className="flex flex-wrap gap-1">
                {row.verdict ? <VerdictTag verdict={row.verdict} /> : "Closed"}
                {row.unsafeSwallow ? <Tag tone="stop">Unsafe swallow</Tag> : null}
              </div>
              {row.nextVisit?.isToday
                ? row.reasons.map((reason) => (
                    <p key={reason} className="text-small">
                      <UnbrokenDates>{reason}</UnbrokenDates>
                    </p>
                  ))
                : null}
            </div>
          ),
        },
        {
          id: "state",
          header: "State",
          cell: (row) => (
            <>
              <p>{row.statusWords}</p>
              {row.waited ? <p className="text-small font-semibold text-ink-2">for {row.waited}</p> : null}
              {row.news > 0 ? <Tag tone="info">{`${row.news} new since last look`}</Tag> : null}
            </>
          ),
        },
        {
          id: "visits",
          header: "Visits",
          cell: (row) => (
            <>
              <p>{row.visits ?? "Not begun"}</p>
              {row.nextVisit ? (
                <p className="text-small text-ink-2">
                  {row.nextVisit.isPast ? "To record: " : "Next: "}
                  <Nowrap>{row.nextVisit.text}</Nowrap>
                </p>
              ) : null}
              {row.reportDue ? (
                <p className="text-small">
                  {row.reportDue.overdue ? <Tag tone="check">Report overdue</Tag> : "Report due"}{" "}
                  <Nowrap>{row.reportDue.on}</Nowrap>
                </p>
              ) : null}
              {row.goalsDue.map(({ text, overdue }) => (
                <p key={text} className="text-small">
                  {overdue ? <Tag tone="check">Goal overdue</Tag> : "Goal due:"} <UnbrokenDates>{text}</UnbrokenDates>
                </p>
              ))}
            </>
          ),
        },
        { id: "urgency", header: "Urgency", cell: (row) => <UrgencyTag urgency={row.urgency} /> },
        { id: "receiver", header: "With", cell: (row) => row.receiver },
      ]}
    />
  );
}
