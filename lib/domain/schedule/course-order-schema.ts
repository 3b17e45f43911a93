// The order of a course as it is kept with its sessions.
import * as z from "zod";
import { dayField } from "../plan/fields";
import { rhythmSchema } from "../plan/kinds/exchange";
import type { CourseOrder } from "./course-order";

const cycleRhythm = z.strictObject({
  type: z.literal("cycle"),
  cycleDays: z.int().min(1),
  givenOn: z.array(z.int().min(1)).min(1),
});

const courseOrderSchema = z.strictObject({
  treatmentId: z.string(),
  planCourseId: z.string(),
  repeat: z.int().min(1),
  kind: z.enum(["exchange", "ivig", "cycle"]),
  label: z.string(),
  start: dayField,
  sessions: z.int().min(0),
  rhythm: z.union([rhythmSchema, cycleRhythm]),
  workingDaysOnly: z.boolean(),
});

/** A kept order; anything else in its place is a fault. */
export function readCourseOrder(kept: unknown): CourseOrder {
  return courseOrderSchema.parse(kept);
}

/** Whether two orders say the same, whatever the order of their fields. */
export function sameOrder(a: CourseOrder, b: CourseOrder): boolean {
  return JSON.stringify(readCourseOrder(a)) === JSON.stringify(readCourseOrder(b));
}
