// Plasma exchange and immune globulin: treatments made of courses, each with dated sessions.
import * as z from "zod";
import { workingSchema } from "../../calculation/working-schema";
import { Decimal } from "../../shared/decimal";
import { amountField, choiceField, countField, dayField, fault, flagField, idField, optionalText } from "../fields";
import { checkFrame, type Frame, frame, plannedEnd } from "../frame";

export const coursePurposes = ["induction", "maintenance", "rescue"] as const;
export const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
export const weightBases = ["actual", "ideal", "adjusted"] as const;
const purposeField = () => choiceField(coursePurposes, "Choose induction, maintenance or rescue");
const courseId = () => idField("The course has no valid id; remove it and add it again");
const noCourse = "Add at least one course";

/** Sessions come every so many days, or on fixed days of the week. */
export const rhythmSchema = z.discriminatedUnion(
  "type",
  [
    z.strictObject({
      type: z.literal("interval"),
      everyDays: countField("Enter the days from one session to the next, such as 2", 1, 365),
    }),
    z.strictObject({
      type: z.literal("weekdays"),
      weekdays: z
        .array(choiceField(weekdays, "Choose days of the week"), { error: "Choose days of the week" })
        .min(1, "Choose days of the week")
        .max(7),
    }),
  ],
  { error: "Choose every so many days, or days of the week" },
);
export type Rhythm = z.infer<typeof rhythmSchema>;

export const exchangeCourseSchema = z.strictObject({
  courseId: courseId(),
  purpose: purposeField(),
  sessions: countField("Enter the number of sessions, from 1 to 100", 1, 100),
  rhythm: rhythmSchema,
  start: dayField,
  /** Sessions that would fall on a weekend or a holiday of the site come on the next working day. */
  workingDaysOnly: flagField().optional(),
  /** Volume of one exchange: in plasma volumes, or in litres. */
  plasmaVolumes: amountField("Enter the plasma volumes of one exchange, such as 1 or 1.5").nullable(),
  volumeL: amountField("Enter the litres of one exchange, such as 3").nullable(),
  working: workingSchema.nullable(),
  replacement: choiceField(
    ["albumin-5", "plasma", "albumin-and-saline", "albumin-and-plasma"],
    "Choose the replacement fluid",
  ),
  access: choiceField(["peripheral", "central-line", "port", "fistula"], "Choose the access"),
  anticoagulant: choiceField(["citrate", "heparin", "citrate-and-heparin", "none"], "Choose the anticoagulant"),
});
export type ExchangeCourse = z.infer<typeof exchangeCourseSchema>;

export const plasmaExchangeSchema = z
  .strictObject({
    ...frame,
    kind: z.literal("plasma-exchange"),
    courses: z.array(exchangeCourseSchema, { error: noCourse }).min(1, noCourse).max(20),
  })
  .superRefine((t, ctx) => {
    checkFrame(t, ctx);
    checkCourses(t.courses, t, ctx);
    t.courses.forEach((c, i) => {
      if (!c.plasmaVolumes && !c.volumeL)
        fault(ctx, ["courses", i, "plasmaVolumes"], "Enter the volume of one exchange: plasma volumes, or litres");
      if (
        c.workingDaysOnly &&
        c.rhythm.type === "weekdays" &&
        c.rhythm.weekdays.every((d) => d === "Sat" || d === "Sun")
      )
        fault(ctx, ["courses", i, "rhythm", "weekdays"], "Choose a weekday from Monday to Friday, or allow weekends");
    });
  });
export type PlasmaExchange = z.infer<typeof plasmaExchangeSchema>;

const weightSchema = z.strictObject({
  value: amountField("Enter a weight in kg, such as 68.4"),
  takenOn: dayField,
  basis: choiceField(weightBases, "Choose actual, ideal or adjusted weight"),
});

export const ivigCourseSchema = z.strictObject({
  courseId: courseId(),
  purpose: purposeField(),
  /** Grams per kg for one whole course, split evenly over `days` consecutive days. */
  gPerKg: amountField("Enter the g per kg of the whole course, such as 2"),
  days: countField("Enter over how many days the course is split, from 1 to 10", 1, 10),
  start: dayField,
  /** Infusions that would fall on a weekend or a holiday of the site come on the next working day. */
  workingDaysOnly: flagField().optional(),
  /** How many times the course is given; 1 is a single course. */
  repeats: countField("Enter how many times the course is given, from 1 to 60", 1, 60),
  everyWeeks: countField("Enter the weeks from one course to the next, such as 4", 1, 26).nullable(),
  weight: weightSchema,
  calculatedG: amountField("Calculate the dose from the weight"),
  plannedG: amountField("Enter the grams of one course after vial rounding, such as 135"),
  overrideReason: optionalText(),
  working: workingSchema,
});
export type IvigCourse = z.infer<typeof ivigCourseSchema>;

export const ivigSchema = z
  .strictObject({
    ...frame,
    kind: z.literal("ivig"),
    courses: z.array(ivigCourseSchema, { error: noCourse }).min(1, noCourse).max(20),
  })
  .superRefine((t, ctx) => {
    checkFrame(t, ctx);
    checkCourses(t.courses, t, ctx);
    t.courses.forEach((c, i) => {
      if (c.repeats > 1 && !c.everyWeeks)
        fault(ctx, ["courses", i, "everyWeeks"], "Enter the weeks from one course to the next");
      if (!new Decimal(c.gPerKg).times(c.weight.value).eq(c.calculatedG))
        fault(ctx, ["courses", i, "calculatedG"], "The calculated grams do not fit the weight: calculate again");
      const off = new Decimal(c.plannedG).minus(c.calculatedG).div(c.calculatedG).times(100).abs();
      if (off.gt(10) && !c.overrideReason)
        fault(
          ctx,
          ["courses", i, "overrideReason"],
          `The dose is ${off.toDecimalPlaces(1).toFixed()}% from the calculated one: enter why`,
        );
    });
  });
export type Ivig = z.infer<typeof ivigSchema>;

function checkCourses(
  courses: readonly Pick<ExchangeCourse, "courseId" | "start">[],
  t: Pick<Frame, "start" | "end" | "action">,
  ctx: z.RefinementCtx,
): void {
  const end = plannedEnd(t);
  courses.forEach((c, i) => {
    const at = (field: string) => ["courses", i, field];
    if (c.start < t.start) fault(ctx, at("start"), "This course begins before the treatment starts");
    if (end && c.start > end) fault(ctx, at("start"), "This course begins after the treatment ends");
    if (courses.some((other, j) => j < i && other.courseId === c.courseId))
      fault(ctx, at("courseId"), "Two courses have the same id; remove one and add it again");
  });
}
