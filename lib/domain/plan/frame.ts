// What every treatment has, whatever its kind: identity, lane, action, reason and dates.
import * as z from "zod";
import { choiceField, dayField, fault, idField, optionalText, requiredText } from "./fields";
import { type Action, actions, lanes } from "./lanes";

export { type Action, actions, type Lane, lanes } from "./lanes";

/** Where a treatment that is signed but waits for something is released: "if no response by DATE", "hold until RESULT". */
export const conditionSchema = z.discriminatedUnion(
  "type",
  [
    z.strictObject({
      type: z.literal("conditional"),
      text: requiredText("Enter the condition, such as: if no response"),
      by: dayField,
    }),
    z.strictObject({
      type: z.literal("hold-until"),
      result: requiredText("Enter the result to wait for, such as: hepatitis B serology"),
    }),
  ],
  { error: "Choose what the treatment waits for, or remove the condition" },
);
export type TreatmentCondition = z.infer<typeof conditionSchema>;

/** The fields shared by all kinds. `agent` is a catalogue id or null; `name` is what is shown and must fit the agent. */
export const frame = {
  treatmentId: idField("The treatment has no valid id; remove it and add it again"),
  lane: choiceField(lanes, "Choose a lane"),
  agent: optionalText(100),
  name: requiredText("Enter what the treatment is called", 200),
  brand: optionalText(100),
  action: choiceField(actions, "Choose start, continue, change, hold or stop"),
  /** The first day of a change, hold or stop; null for start and continue. */
  actionFrom: dayField.nullable(),
  /** Why this version changes, holds or stops the treatment; null when it does not. */
  changeReason: optionalText(1000),
  condition: conditionSchema.nullable(),
  reason: requiredText("Enter why the patient gets this treatment", 1000),
  start: dayField,
  end: dayField.nullable(),
  reviewOn: dayField.nullable(),
  /** Id of the outcome measure that the review looks at, and what counts as success; absent where nothing was agreed. */
  reviewMeasure: requiredText("Choose a measure, or leave it empty", 60).optional(),
  reviewSuccess: requiredText("Enter what counts as success, or leave it empty", 300).optional(),
  note: optionalText(2000),
};

const frameSchema = z.strictObject(frame);
export type Frame = z.infer<typeof frameSchema>;

/** Whether an action alters what the current version says, and so needs a day and a reason of its own. */
export function altersCurrent(action: Action): boolean {
  return action === "change" || action === "hold" || action === "stop";
}

/** The last day up to which doses, courses and dates must lie; none when stopped, since what was planned stays as it was. */
export function plannedEnd(t: { readonly action: Action; readonly end: Frame["end"] }): Frame["end"] {
  return t.action === "stop" ? null : t.end;
}

/** Checks what the shared fields say together: order of dates, an end or a review (MED-13), day and reason of a change. */
export function checkFrame(t: Frame, ctx: z.RefinementCtx): void {
  if (t.end && t.end < t.start && t.action !== "stop")
    fault(ctx, ["end"], "The end is before the start: enter a later end date");
  if (t.reviewOn && t.reviewOn < t.start)
    fault(ctx, ["reviewOn"], "The review is before the start: enter a later review date");
  if (!t.reviewOn && (t.reviewMeasure || t.reviewSuccess))
    fault(ctx, ["reviewOn"], "Enter the day of the review, or remove what it measures and what counts as success");
  if (t.reviewMeasure && !t.reviewSuccess)
    fault(ctx, ["reviewSuccess"], "Enter what counts as success, such as: at least 2 points better");
  if (!t.end && !t.reviewOn) fault(ctx, ["reviewOn"], "Enter an end date, or the date on which this is reviewed");
  if (altersCurrent(t.action)) {
    if (!t.actionFrom) fault(ctx, ["actionFrom"], `Enter the day from which to ${t.action} this treatment`);
    if (!t.changeReason) fault(ctx, ["changeReason"], `Enter why you ${t.action} this treatment`);
  }
  if (t.action === "stop" && t.actionFrom && t.end !== t.actionFrom)
    fault(ctx, ["end"], "The end of a stopped treatment is the day it stops: enter the same date for both");
}
