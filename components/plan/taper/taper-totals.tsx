import { counted } from "@/lib/domain/plan/labels";
import { formatDay } from "@/lib/domain/shared/day";
import { boneThreshold, daysAtOrAbove, pneumocystisThreshold, type TaperCourse } from "@/lib/domain/taper/course";
import { formatDose } from "@/lib/domain/wording/dose";
import { DescriptionList } from "../../ui/description-list";
import { UnbrokenDates } from "../../ui/nowrap";

function daysText(course: TaperCourse, mg: string): string {
  const days = daysAtOrAbove(course, mg);
  return days === null ? "Not known: this agent has no known prednisone equivalent" : counted(days, "day");
}

/** What a taper adds up to, and the days that count for infection and bone. */
export function TaperTotals({ course }: { readonly course: TaperCourse }) {
  const { totalMg, totalPrednisoneMg, factor } = course;
  const asPrednisone =
    totalPrednisoneMg && factor !== "1" ? `, as ${formatDose(totalPrednisoneMg, "mg")} of prednisone` : "";
  const [pneumocystis, bone] = [formatDose(pneumocystisThreshold, "mg"), formatDose(boneThreshold, "mg")];
  return (
    <div aria-live="polite" data-clinical="">
      <DescriptionList
        items={[
          {
            term: "Days",
            value: `${counted(course.days, "day")}${course.goesOn ? ", as far as the end or review" : ""}`,
          },
          { term: "Total", value: <b>{`${formatDose(totalMg, "mg")}${asPrednisone}`}</b> },
          { term: `At or above ${pneumocystis} of prednisone a day`, value: daysText(course, pneumocystisThreshold) },
          { term: `At or above ${bone} of prednisone a day`, value: daysText(course, boneThreshold) },
          ...course.gaps.map((gap) => ({
            term: "No dose",
            key: gap.from,
            value: (
              <strong className="text-check">
                <UnbrokenDates>{`${formatDay(gap.from)} to ${formatDay(gap.to)}, ${counted(gap.days, "day")}`}</UnbrokenDates>
              </strong>
            ),
          })),
        ]}
      />
    </div>
  );
}
