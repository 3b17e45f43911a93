"use client";
import { v7 as uuid } from "uuid";
import { accessLabels, anticoagulantLabels, purposeLabels, replacementLabels } from "@/lib/domain/plan/labels";
import { typedExchangeSessions } from "@/lib/domain/schedule/preview";
import type { EditorProps } from "./editor-context";
import { binder, problemAt } from "./parts/bind";
import { ChoiceField } from "./parts/choice-field";
import { DateList } from "./parts/date-list";
import { DayEntry } from "./parts/day-entry";
import { FieldGrid } from "./parts/editor-section";
import { ExchangeVolume } from "./parts/exchange-volume";
import { RhythmFields } from "./parts/rhythm-fields";
import { Rows } from "./parts/rows";
import { useFirstDay } from "./parts/step-fields";
import { NumberField } from "./parts/text-fields";
import { rowsOf, type TypedExchange } from "./parts/types";
import { WorkingDaysField } from "./parts/working-days-field";

export function PlasmaExchangeEditor({ value, onChange, problems, context, today }: EditorProps<"plasma-exchange">) {
  const courses = rowsOf<TypedExchange>(value.courses);
  const setCourses = (next: readonly TypedExchange[]) => onChange({ ...value, courses: next });
  useFirstDay(courses, "start", value.start, setCourses);
  return (
    <Rows
      path="courses"
      title="Courses"
      lead="An induction, a maintenance or a rescue course is a course of its own."
      noun="Course"
      error={problemAt(problems, "courses")}
      rows={courses}
      blank={() => ({ courseId: uuid() })}
      onChange={setCourses}
    >
      {(course, at, change) => {
        const path = `courses.${at}`;
        const bind = binder<TypedExchange>(course, change, problems, path);
        return (
          <>
            <FieldGrid>
              <ChoiceField {...bind("purpose")} label="Purpose" choices={purposeLabels} />
              <NumberField {...bind("sessions")} label="Number of sessions" unit="sessions" />
            </FieldGrid>
            <RhythmFields
              value={course.rhythm ?? {}}
              onChange={(rhythm) => change({ ...course, rhythm })}
              problems={problems}
              path={`${path}.rhythm`}
            />
            <DayEntry
              {...bind("start")}
              label="First day of the course"
              hint="Such as 23 Nov 26, t+14 or +6w"
              context={context}
              today={today}
              dayOne={value.start}
            />
            <WorkingDaysField
              id={`${path}.workingDaysOnly`}
              checked={course.workingDaysOnly ?? false}
              onChange={(workingDaysOnly) => change({ ...course, workingDaysOnly })}
            />
            <DateList
              days={typedExchangeSessions(course, context.holidays)}
              noun="session"
              needs="the number of sessions, how they come and the first day are entered"
            />
            <ExchangeVolume
              course={course}
              onChange={change}
              path={path}
              problems={problems}
              context={context}
              today={today}
            />
            <FieldGrid>
              <ChoiceField {...bind("replacement")} label="Replacement fluid" choices={replacementLabels} />
              <ChoiceField {...bind("access")} label="Access" choices={accessLabels} />
              <ChoiceField {...bind("anticoagulant")} label="Anticoagulant" choices={anticoagulantLabels} />
            </FieldGrid>
          </>
        );
      }}
    </Rows>
  );
}
