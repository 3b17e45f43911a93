import type { ClassChange } from "@/lib/domain/diagnosis/class-history";
import { scoreClassWords } from "@/lib/domain/diagnosis/level-words";
import type { ScoreOutcome } from "@/lib/domain/diagnosis/pns-care-score";
import { formatDay } from "@/lib/domain/shared/day";
import { Nowrap } from "../ui/nowrap";
import { Table, type TableColumn } from "../ui/table";
import { Section } from "./section";

interface Line {
  readonly on: ClassChange["on"];
  readonly what: string;
  readonly why: string;
}

const reasons: Record<ClassChange["by"], string> = {
  record: "New record of the diagnosis",
  time: "Two years of follow-up without a consistent tumour",
};

const pointsText = (points: number | null) =>
  points === null ? "" : `, ${points} ${points === 1 ? "point" : "points"}`;

function lineOf({ on, before, now, points, by }: ClassChange): Line {
  const next = `${scoreClassWords[now]}${pointsText(points)}`;
  const what = before === null ? next : `${scoreClassWords[before]} → ${next}`;
  return { on, what, why: before === null ? "First record of the diagnosis" : reasons[by] };
}

/** The change that time alone will bring, as the last line. */
function comingLine(score: ScoreOutcome): Line[] {
  if (score.kind !== "score" || !score.nextChangeOn || !score.nextLevel) return [];
  const what = `${scoreClassWords[score.level]} → ${scoreClassWords[score.nextLevel]}`;
  return [{ on: score.nextChangeOn, what, why: "To come, if nothing else changes: two years of follow-up are over" }];
}

const columns: readonly TableColumn<Line>[] = [
  { id: "on", header: "From", rowHeader: true, cell: (line) => <Nowrap>{formatDay(line.on)}</Nowrap> },
  { id: "what", header: "Class", cell: (line) => <strong>{line.what}</strong> },
  { id: "why", header: "Because", cell: (line) => line.why },
];

/** When the class of the score changed and why, and the change that is to come. */
export function ClassHistory({
  history,
  score,
}: {
  readonly history: readonly ClassChange[];
  readonly score: ScoreOutcome;
}) {
  return (
    <Section id="class-history" title="History of the class">
      <Table
        caption="Changes of class"
        captionHidden
        columns={columns}
        rows={[...history.map(lineOf), ...comingLine(score)]}
        rowKey={(line) => `${line.on} ${line.what}`}
        empty="No class is recorded yet."
      />
    </Section>
  );
}
