import type { Measure } from "@/lib/domain/knowledge/measures";
import { differenceOf } from "@/lib/domain/outcome/difference";
import { kindOfMeasure } from "@/lib/domain/outcome/measure-kind";
import { formatDay } from "@/lib/domain/shared/day";
import { formatMeasured } from "@/lib/domain/wording/dose";
import type { ScoreView } from "@/lib/features/outcome/queries";
import { Nowrap, UnbrokenDates } from "../ui/nowrap";
import { Table } from "../ui/table";

export interface ScoreTableProps {
  readonly measure: Measure;
  /** Oldest first; those entered in error are struck through and compared with nothing. */
  readonly scores: readonly ScoreView[];
}

/** Every score with its day, its rater and what changed since the one before. */
export function ScoreTable({ measure, scores }: ScoreTableProps) {
  const { unit } = kindOfMeasure(measure);
  const right = scores.filter((score) => score.errorReason === null);
  const changeOf = (score: ScoreView) => {
    const before = right[right.indexOf(score) - 1];
    return before ? differenceOf(measure, before, score).text : "First score";
  };
  return (
    <Table
      caption={`Scores of ${measure.name}`}
      captionHidden
      rows={scores.toReversed()}
      rowKey={(score) => score.id}
      empty="No scores."
      columns={[
        { id: "day", header: "Day", rowHeader: true, cell: (score) => <Nowrap>{formatDay(score.takenOn)}</Nowrap> },
        {
          id: "value",
          header: "Score",
          clinical: true,
          cell: (score) => {
            const value = <Nowrap>{formatMeasured(score.value, unit)}</Nowrap>;
            return score.errorReason === null ? <strong>{value}</strong> : <s>{value}</s>;
          },
        },
        { id: "rater", header: "Rated by", cell: (score) => score.rater ?? "Not recorded" },
        {
          id: "change",
          header: "Since the score before",
          clinical: true,
          cell: (score) =>
            score.errorReason === null ? (
              <UnbrokenDates>{changeOf(score)}</UnbrokenDates>
            ) : (
              `Entered in error: ${score.errorReason}`
            ),
        },
        { id: "note", header: "Note", cell: (score) => score.note ?? <span className="text-ink-2">None</span> },
        { id: "recorded", header: "Recorded", cell: (score) => <UnbrokenDates>{score.recorded}</UnbrokenDates> },
      ]}
    />
  );
}
