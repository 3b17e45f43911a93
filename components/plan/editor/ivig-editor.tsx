"use client";
import { v7 as uuid } from "uuid";
import { gramsByDay } from "@/lib/domain/calculation/ivig";
import { purposeLabels } from "@/lib/domain/plan/labels";
import { countFrom, typedIvigSessions } from "@/lib/domain/schedule/preview";
import { formatDose } from "@/lib/domain/wording/dose";
import type { EditorProps } from "./editor-context";
import { binder, problemAt, shown } from "./parts/bind";
import { ChoiceField } from "./parts/choice-field";
import { DateList } from "./parts/date-list";
import { DayEntry } from "./parts/day-entry";
import { FieldGrid } from "./parts/editor-section";
import { InfusionDose } from "./parts/infusion-dose";
import { Rows } from "./parts/rows";
import { useFirstDay } from "./parts/step-fields";
import { NumberField } from "./parts/text-fields";
import { rowsOf, type TypedInfusion } from "./parts/types";
import { WorkingDaysField } from "./parts/working-days-field";

/** Grams of every infusion, course after course; null when whole vials cannot split the ordered grams. */
function dosesOf(course: TypedInfusion): readonly string[] | null {
  const [days, times] = [countFrom(course.days, 1, 10), countFrom(course.repeats, 1, 60)];
  const grams = days === null ? null : gramsByDay(shown(course.plannedG).trim(), days);
  return grams && times !== null
    ? Array.from({ length: times }, () => grams.map((each) => formatDose(each, "g"))).flat()
    : null;
}

export function IvigEditor({ value, onChange, problems, context, today }: EditorProps<"ivig">) {
  const courses = rowsOf<TypedInfusion>(value.courses);
  const setCourses = (next: readonly TypedInfusion[]) => onChange({ ...value, courses: next });
  useFirstDay(courses, "start", value.start, setCourses);
  return (
    <Rows
      path="courses"
      title="Courses"
      lead="A first course and the maintenance that follows are courses of their own."
      noun="Course"
      error={problemAt(problems, "courses")}
      rows={courses}
      blank={() => ({ courseId: uuid() })}
      onChange={setCourses}
    >
      {(course, at, change) => {
        const path = `courses.${at}`;
        const bind = binder<TypedInfusion>(course, change, problems, path);
        const isRepeated = shown(course.repeats).trim() !== "" && shown(course.repeats).trim() !== "1";
        return (
          <>
            <FieldGrid>
              <ChoiceField {...bind("purpose")} label="Purpose" choices={purposeLabels} />
              <DayEntry
                {...bind("start")}
                label="First day of the course"
                hint="Such as 23 Nov 26, t+14 or +6w"
                context={context}
                today={today}
                dayOne={value.start}
              />
            </FieldGrid>
            <InfusionDose
              course={course}
              onChange={change}
              path={path}
              problems={problems}
              context={context}
              today={today}
            />
            <FieldGrid>
              <NumberField {...bind("repeats")} label="How many times" hint="1 for a single course" unit="times" />
              {isRepeated ? (
                <NumberField {...bind("everyWeeks")} label="Weeks from one course to the next" unit="weeks" />
              ) : null}
            </FieldGrid>
            <WorkingDaysField
              id={`${path}.workingDaysOnly`}
              checked={course.workingDaysOnly ?? false}
              onChange={(workingDaysOnly) => change({ ...course, workingDaysOnly })}
            />
            <DateList
              days={typedIvigSessions(course, context.holidays)}
              doses={dosesOf(course)}
              noun="infusion"
              needs="the first day, the days and how many times are entered"
            />
          </>
        );
      }}
    </Rows>
  );
}
