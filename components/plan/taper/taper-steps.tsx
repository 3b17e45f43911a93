import { counted } from "@/lib/domain/plan/labels";
import { formatDay } from "@/lib/domain/shared/day";
import type { CourseStep, TaperCourse } from "@/lib/domain/taper/course";
import { dayTablets, type Tablet } from "@/lib/domain/taper/tablets";
import { formatDose } from "@/lib/domain/wording/dose";
import { Nowrap } from "../../ui/nowrap";
import { Table, type TableColumn } from "../../ui/table";
import { stepTexts, type TaperDose } from "./step-texts";

interface StepRow {
  readonly at: number;
  readonly step: CourseStep;
  readonly dose: string;
  /** Tablets of each dose; null when they cannot be made up, or no strengths are known. */
  readonly tablets: readonly (string | null)[];
  readonly holdIf: string | null;
}

function rowsOf(course: TaperCourse, doses: readonly TaperDose[], tablets: readonly Tablet[] | null): StepRow[] {
  const texts = stepTexts(doses);
  return course.steps.flatMap((step, at) => {
    const dose = doses[at];
    if (!dose) return [];
    const times = course.daily.find((day) => day.step === at)?.times ?? 1;
    const amounts = [dose.amount, ...(dose.alternateAmount ? [dose.alternateAmount] : [])];
    const made = tablets ? amounts.map((mg) => dayTablets(mg, times, tablets)) : [];
    return [{ at, step, dose: texts[at]?.dose ?? "", tablets: made, holdIf: dose.holdIf }];
  });
}

const cannot = <strong className="text-check">Cannot be made up from these tablets</strong>;

const columns = (hasTablets: boolean, hasHolds: boolean): readonly TableColumn<StepRow>[] => [
  { id: "dose", header: "Dose", rowHeader: true, clinical: true, cell: (row) => <b>{row.dose}</b> },
  {
    id: "days",
    header: "Days",
    cell: ({ step }) => (
      <>
        <Nowrap>{formatDay(step.from)}</Nowrap>
        {step.to === step.from ? null : (
          <>
            {" "}
            to <Nowrap>{formatDay(step.to)}</Nowrap>
          </>
        )}{" "}
        <span className="nowrap text-ink-2">({counted(step.days, "day")})</span>
      </>
    ),
  },
  ...(hasTablets
    ? [
        {
          id: "tablets",
          header: "Tablets a day",
          clinical: true,
          cell: (row: StepRow) => (
            <span className="flex flex-col">
              {row.tablets.map((text, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the high and the low dose of a step have no other name.
                <span key={at}>
                  {at > 0 ? "in between: " : ""}
                  {text ?? cannot}
                </span>
              ))}
            </span>
          ),
        },
      ]
    : []),
  ...(hasHolds
    ? [
        {
          id: "hold",
          header: "Hold point",
          clinical: true,
          cell: (row: StepRow) => (row.holdIf ? `Hold at this dose if ${row.holdIf}` : "None"),
        },
      ]
    : []),
  {
    id: "total",
    header: "Total",
    align: "end" as const,
    clinical: true,
    cell: ({ step }) => <Nowrap>{formatDose(step.totalMg, "mg")}</Nowrap>,
  },
];

/** Every step with its days, its tablets and what it adds up to. */
export function TaperSteps({
  course,
  doses,
  tablets,
}: {
  readonly course: TaperCourse;
  readonly doses: readonly TaperDose[];
  /** Null when no strengths are known. */
  readonly tablets: readonly Tablet[] | null;
}) {
  const hasHolds = doses.some((dose) => dose.holdIf);
  return (
    <Table
      caption="Steps of the taper"
      columns={columns(tablets !== null, hasHolds)}
      rows={rowsOf(course, doses, tablets)}
      rowKey={(row) => String(row.at)}
      empty="No dose yet."
    />
  );
}
