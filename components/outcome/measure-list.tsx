import { Link } from "@/components/ui/link";
import type { Measure } from "@/lib/domain/knowledge/measures";
import { type Difference, type DifferenceVerdict, differenceOf } from "@/lib/domain/outcome/difference";
import { kindOfMeasure } from "@/lib/domain/outcome/measure-kind";
import { formatDay } from "@/lib/domain/shared/day";
import { formatMeasured } from "@/lib/domain/wording/dose";
import type { ScoreView } from "@/lib/features/outcome/queries";
import { paths } from "@/lib/platform/paths";
import { Nowrap, UnbrokenDates } from "../ui/nowrap";
import { Table } from "../ui/table";
import { Tag } from "../ui/tag";

export type MeasuredRow = { readonly measure: Measure; readonly scores: readonly ScoreView[] };

const tags: Readonly<Record<DifferenceVerdict, { tone: "done" | "check" | "info" | "plain"; words: string }>> = {
  better: { tone: "done", words: "better" },
  worse: { tone: "check", words: "worse" },
  changed: { tone: "info", words: "changed" },
  same: { tone: "plain", words: "unchanged" },
  "not-important": { tone: "plain", words: "no important difference" },
  "cannot-tell": { tone: "info", words: "cannot tell" },
};

/** Every measure that has a score: the newest, what changed since the one before, and the way to its trend. */
export function MeasureList({
  patientId,
  rows,
  chosen,
}: {
  readonly patientId: string;
  readonly rows: readonly MeasuredRow[];
  readonly chosen: string | null;
}) {
  return (
    <Table
      caption="Measures with scores"
      captionHidden
      rows={rows}
      rowKey={(row) => row.measure.id}
      empty="No scores."
      columns={[
        {
          id: "measure",
          header: "Measure",
          rowHeader: true,
          cell: ({ measure }) => (
            <Link
              href={paths.outcome(patientId, measure.id)}
              className="link row-link font-semibold"
              aria-current={measure.id === chosen ? "true" : undefined}
            >
              {measure.name}
            </Link>
          ),
        },
        {
          id: "newest",
          header: "Newest",
          clinical: true,
          cell: ({ measure, scores }) => {
            const last = scores.at(-1);
            return last ? (
              <>
                <strong className="nowrap">{formatMeasured(last.value, kindOfMeasure(measure).unit)}</strong> on{" "}
                <Nowrap>{formatDay(last.takenOn)}</Nowrap>
              </>
            ) : (
              <span className="text-ink-2">All entered in error</span>
            );
          },
        },
        {
          id: "change",
          header: "Since the score before",
          clinical: true,
          cell: ({ measure, scores }) => {
            const [before, last] = [scores.at(-2), scores.at(-1)];
            return before && last ? (
              <Change difference={differenceOf(measure, before, last)} />
            ) : (
              <span className="text-ink-2">One score only</span>
            );
          },
        },
        { id: "count", header: "Scores", align: "end", cell: ({ scores }) => String(scores.length) },
      ]}
    />
  );
}

function Change({ difference: { verdict, text } }: { readonly difference: Difference }) {
  const { tone, words } = tags[verdict];
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <Tag tone={tone}>{words}</Tag>
      <span className="text-small">
        <UnbrokenDates>{text}</UnbrokenDates>
      </span>
    </span>
  );
}
