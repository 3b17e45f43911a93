import { Link } from "@/components/ui/link";
import type { Bar, Mark, Timeline } from "@/lib/domain/schedule/lanes";
import type { BarState } from "@/lib/domain/schedule/spans";
import { formatDay } from "@/lib/domain/shared/day";
import { paths } from "@/lib/platform/paths";
import { Nowrap, UnbrokenDates } from "../ui/nowrap";
import { Table } from "../ui/table";

/** What a bar's look says, in words. */
export const barWords: Readonly<Record<BarState, string>> = {
  planned: "signed",
  draft: "draft",
  held: "on hold",
  waiting: "waiting",
  stopped: "stopped",
  ended: "ended with its plan",
};

type Row = { readonly lane: string; readonly bar: Bar };

export function TimelineTable({ timeline }: { readonly timeline: Timeline }) {
  const rows = timeline.lanes.flatMap((lane) => lane.bars.map((bar): Row => ({ lane: lane.label, bar })));
  return (
    <div className="stacking-frame">
      <Table
        caption="Timeline as a table"
        captionHidden
        rows={rows}
        rowKey={(row) => row.bar.key}
        empty="Nothing is planned yet."
        columns={[
          { id: "lane", header: "Lane", cell: (row) => row.lane },
          { id: "treatment", header: "Treatment", rowHeader: true, clinical: true, cell: (row) => row.bar.label },
          { id: "from", header: "From", cell: ({ bar }) => <Nowrap>{formatDay(bar.from)}</Nowrap> },
          {
            id: "to",
            header: "To",
            cell: ({ bar }) => (bar.to ? <Nowrap>{formatDay(bar.to)}</Nowrap> : "ongoing"),
          },
          { id: "events", header: "Dates in between", clinical: true, cell: ({ bar }) => <Marks bar={bar} /> },
          { id: "state", header: "State", cell: ({ bar }) => <State bar={bar} /> },
        ]}
      />
    </div>
  );
}

function State({ bar }: { readonly bar: Bar }) {
  const word =
    bar.key.endsWith("draft") && bar.state !== "draft" ? `draft: ${barWords[bar.state]}` : barWords[bar.state];
  return (
    <>
      {word}
      {bar.note ? (
        <span className="block text-small text-ink-2">
          <UnbrokenDates>{bar.note}</UnbrokenDates>
        </span>
      ) : null}
    </>
  );
}

const MOST_DATES = 200;

function Marks({ bar }: { readonly bar: Bar }) {
  const [first, ...others] = bar.marks;
  if (!first) return "None";
  if (others.length === 0) return <MarkWords mark={first} />;
  const more = bar.marks.length - MOST_DATES;
  const list = (
    <>
      <ul>
        {bar.marks.slice(0, MOST_DATES).map((mark, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two marks of one day may have the same words
          <li key={`${mark.day} ${at}`}>
            <MarkWords mark={mark} />
          </li>
        ))}
      </ul>
      {more > 0 ? <p>{more} further dates: choose a shorter time to list them.</p> : null}
    </>
  );
  if (bar.marks.length <= 6) return list;
  return (
    <details>
      <summary className="text-accent">{bar.marks.length} dates</summary>
      {list}
    </details>
  );
}

function MarkWords({ mark }: { readonly mark: Mark }) {
  const words = mark.sessionId ? (
    <Link href={paths.session(mark.sessionId)} className="link">
      {mark.label}
    </Link>
  ) : (
    <UnbrokenDates>{mark.label}</UnbrokenDates>
  );
  return mark.kind === "dose-step" ? (
    words
  ) : (
    <>
      <Nowrap>{formatDay(mark.day)}</Nowrap> {words}
    </>
  );
}
