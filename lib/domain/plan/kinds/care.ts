// Beside the drugs: vaccines, monitoring tasks and diagnostic procedures.
import * as z from "zod";
import { countField, dayField, fault, optionalText, requiredText } from "../fields";
import { checkFrame, type Frame, frame, plannedEnd } from "../frame";

const noDates = "Enter at least one date";
const noObservation = "Choose what is measured";

export const vaccineSchema = z
  .strictObject({
    ...frame,
    kind: z.literal("vaccine"),
    /** The day of each dose, in order. */
    dates: z.array(dayField, { error: noDates }).min(1, noDates).max(10),
  })
  .superRefine((t, ctx) => {
    checkFrame(t, ctx);
    checkDates(t.dates, ["dates"], t, ctx);
  });
export type Vaccine = z.infer<typeof vaccineSchema>;

export const monitoringSchema = z
  .strictObject({
    ...frame,
    kind: z.literal("monitoring"),
    /** Observation ids of the vocabulary with the label shown. */
    observations: z
      .array(z.strictObject({ code: requiredText(noObservation, 100), label: requiredText(noObservation, 200) }), {
        error: noObservation,
      })
      .min(1, noObservation)
      .max(30),
    rhythm: z.discriminatedUnion(
      "type",
      [
        z.strictObject({
          type: z.literal("interval"),
          everyDays: countField("Enter the days from one test to the next, such as 7", 1, 400),
        }),
        z.strictObject({
          type: z.literal("dates"),
          dates: z.array(dayField, { error: noDates }).min(1, noDates).max(60),
        }),
      ],
      { error: "Choose every so many days, or dates" },
    ),
    /** When to call the prescriber, in words: "neutrophils below 1.5". */
    actOn: optionalText(1000),
  })
  .superRefine((t, ctx) => {
    checkFrame(t, ctx);
    if (t.rhythm.type === "dates") checkDates(t.rhythm.dates, ["rhythm", "dates"], t, ctx);
  });
export type Monitoring = z.infer<typeof monitoringSchema>;

export const procedureSchema = z
  .strictObject({
    ...frame,
    kind: z.literal("procedure"),
    site: optionalText(200),
    question: requiredText("Enter what the procedure is to find out", 1000),
  })
  .superRefine(checkFrame);
export type Procedure = z.infer<typeof procedureSchema>;

type Dated = Pick<Frame, "start" | "end" | "action">;

function checkDates(dates: readonly Vaccine["start"][], path: readonly string[], t: Dated, ctx: z.RefinementCtx): void {
  const end = plannedEnd(t);
  dates.forEach((day, i) => {
    const before = dates[i - 1];
    if (day < t.start) fault(ctx, [...path, i], "This date is before the start");
    if (end && day > end) fault(ctx, [...path, i], "This date is after the end");
    if (before && day <= before) fault(ctx, [...path, i], "Enter the dates in order, each once");
  });
}
