import type { Bar, BarState, Timeline } from "@/lib/domain/schedule/lanes";
import { formatDay } from "@/lib/domain/shared/day";
import { Nowrap } from "../ui/nowrap";
import { Table } from "../ui/table";

/** What a bar's look says, in words. */
export const barWords: Readonly<Record<BarState, string>> = {
  planned: "signed",
  draft: "draft",
  held: "on hold",
  waiting: "waiting",
  stopped: "stopped",
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
        rowKey={(row) => row.bar.treatmentId}
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
          { id: "state", header: "State", cell: ({ bar }) => barWords[bar.state] },
        ]}
      />
    </div>
  );
}

function Marks({ bar }: { readonly bar: Bar }) {
  const [first, ...others] = bar.marks;
  if (!first) return "None";
  if (others.length === 0) return first.label;
  const list = (
    <ul>
      {bar.marks.map((mark) => (
        <li key={`${mark.day} ${mark.label}`}>
          {mark.kind === "dose-step" ? null : <Nowrap>{formatDay(mark.day)}</Nowrap>} {mark.label}
        </li>
      ))}
    </ul>
  );
  if (bar.marks.length <= 6) return list;
  return (
    <details>
      <summary className="text-accent">{bar.marks.length} dates</summary>
      {list}
    </details>
  );
}
