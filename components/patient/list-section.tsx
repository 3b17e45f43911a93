import type { ReactNode } from "react";
import { noneKnownWords, type ReviewedList, severityWords, wordFor } from "@/lib/domain/patient/words";
import type { ListLine, ListReview } from "@/lib/features/patient/queries-lists";
import { Disclosure } from "../ui/disclosure";
import { Nowrap } from "../ui/nowrap";
import { Table, type TableColumn } from "../ui/table";
import { Tag } from "../ui/tag";
import { ReviewButton } from "./review-forms";
import { Section } from "./section";

export interface ListSectionProps {
  readonly patientId: string;
  readonly list: ReviewedList;
  readonly title: string;
  readonly detailHeader: string;
  readonly statusWords: Readonly<Record<string, string>>;
  readonly lines: readonly ListLine[];
  readonly review: ListReview;
  readonly mayRecord: boolean;
  /** The form below "Add". */
  readonly add: ReactNode;
  readonly change: (line: ListLine) => ReactNode;
  /** Whether a line keeps the list from being "none". */
  readonly isOpen: (line: ListLine) => boolean;
}

/** One list of a chart: its lines, what the checks make of them, when it was reviewed, and what can be done. */
export function ListSection(props: ListSectionProps) {
  const { patientId, list, title, lines, review, mayRecord, statusWords, detailHeader } = props;
  const right = lines.filter((line) => line.error === null);
  const wrong = lines.filter((line) => line.error !== null);
  const empty = !right.some(props.isOpen);
  const columns: readonly TableColumn<ListLine>[] = [
    {
      id: "text",
      header: title,
      rowHeader: true,
      clinical: true,
      cell: (line) => <LineName list={list} line={line} />,
    },
    { id: "detail", header: detailHeader, clinical: true, cell: (line) => line.detail ?? "Not recorded" },
    { id: "status", header: "Status", cell: (line) => <Tag>{wordFor(statusWords, line.status)}</Tag> },
    {
      id: "source",
      header: "Source",
      cell: (line) => (
        <span className="text-small">
          {line.source}
          <br />
          <span className="text-ink-2">{line.recorded}</span>
        </span>
      ),
    },
    ...(mayRecord
      ? [
          {
            id: "change",
            header: "Change",
            cell: (line: ListLine) => (
              <Disclosure
                summary={
                  <>
                    Change<span className="visually-hidden"> {line.text}</span>
                  </>
                }
              >
                {props.change(line)}
              </Disclosure>
            ),
          },
        ]
      : []),
  ];
  return (
    <Section id={list} title={title} aside={<ReviewLine review={review} />}>
      <Table
        caption={title}
        captionHidden
        columns={columns}
        rows={right}
        rowKey={(line) => line.id}
        empty={emptyText(list, review)}
      />
      {mayRecord ? (
        <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
          <Disclosure summary={`Add to ${title.toLowerCase()}`}>{props.add}</Disclosure>
          <ReviewButton patientId={patientId} list={list} empty={empty} />
        </div>
      ) : null}
      {wrong.length > 0 ? (
        <Disclosure summary={`Entered in error (${wrong.length})`}>
          <ul className="flex flex-col gap-1">
            {wrong.map((line) => (
              <li key={line.id}>
                <s>{line.text}</s> <span className="text-small text-ink-2">entered in error: {line.error}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </Section>
  );
}

function emptyText(list: ReviewedList, review: ListReview): string {
  if (review?.noneKnown) return `${noneKnownWords[list]} (confirmed ${review.at}, ${review.by}).`;
  return "Not recorded: nobody has said that there are none.";
}

function ReviewLine({ review }: { readonly review: ListReview }) {
  if (!review) return <p className="text-small font-semibold text-check">Never reviewed</p>;
  return (
    <p className="text-small text-ink-2">
      Reviewed <Nowrap>{review.at}</Nowrap>, {review.by}
    </p>
  );
}

function LineName({ list, line }: { readonly list: ReviewedList; readonly line: ListLine }) {
  const unchecked = list === "home-medicines" ? "Interactions not checked" : "Not used by checks";
  return (
    <span className="flex flex-col items-start gap-0.5">
      <span className="font-semibold">{line.text}</span>
      {line.severity ? (
        <Tag tone={line.severity === "severe" ? "stop" : "check"}>{wordFor(severityWords, line.severity)}</Tag>
      ) : null}
      {line.checkedAs === null ? (
        <Tag tone="check">{unchecked}</Tag>
      ) : line.checkedAs.toLowerCase() === line.text.toLowerCase() ? null : (
        <span className="text-small text-ink-2">Checked as {line.checkedAs}</span>
      )}
    </span>
  );
}
