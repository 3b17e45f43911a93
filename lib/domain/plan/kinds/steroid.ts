// Prednisone and kin: dose steps going down, alternate days included, or a named reason for no taper (MED-13).
import * as z from "zod";
import { Decimal } from "../../shared/decimal";
import { everyDays, timesPerDay } from "../../wording/frequency";
import { checkCalculated, checkSteps, noStepMessage, stepShape } from "../dose-step";
import { amountField, countField, fault, optionalText } from "../fields";
import { checkFrame, frame } from "../frame";
import { formField, routeField } from "./drug";

/** `alternateAmount`: the dose of the days in between, when high and low days alternate ("40 mg and 20 mg on alternate days"). */
export const steroidStepSchema = z.strictObject({
  ...stepShape,
  alternateAmount: amountField("Enter the dose of the days in between, such as 20").nullable(),
  /** A hold point: on what to stay at this dose instead of going on, such as "relapse". */
  holdIf: optionalText(100).optional(),
});
export type SteroidStep = z.infer<typeof steroidStepSchema>;

/** The mean amount a day of a step, in its unit: alternate days are evened out; null for a single or irregular dose. */
export function meanDailyAmount(step: SteroidStep): string | null {
  const [times, days] = [timesPerDay(step.frequency), everyDays(step.frequency)];
  if (times === null || days === null) return step.frequency === "once" ? step.amount : null;
  const low = step.alternateAmount ?? "0";
  const total = step.alternateAmount ? new Decimal(step.amount).plus(low).div(2) : new Decimal(step.amount).div(days);
  return total.times(times).toDecimalPlaces(6).toFixed();
}

/** Whether the last step is lower than the highest one. */
export function hasTaper(steps: readonly SteroidStep[]): boolean {
  const means = steps.map((s) => new Decimal(meanDailyAmount(s) ?? s.amount));
  const last = means.at(-1);
  return last !== undefined && means.some((m) => m.gt(last));
}

export const steroidSchema = z
  .strictObject({
    ...frame,
    kind: z.literal("steroid"),
    route: routeField(),
    form: formField(),
    strength: optionalText(100),
    /** How long one infusion runs. */
    infusionMinutes: countField("Enter the minutes of one infusion, from 1 to 1440, such as 60", 1, 1440).optional(),
    steps: z.array(steroidStepSchema, { error: noStepMessage }).min(1, noStepMessage).max(60),
    noTaperReason: optionalText(),
  })
  .superRefine((t, ctx) => {
    checkFrame(t, ctx);
    checkSteps(t.steps, t, ctx);
    t.steps.forEach((step, i) => {
      checkCalculated(step, ["steps", i], ctx);
      if (step.unit !== t.steps[0]?.unit) fault(ctx, ["steps", i, "unit"], "Use one unit for all steps of a steroid");
      if (step.alternateAmount && step.frequency !== "daily" && step.frequency !== "every-morning")
        fault(ctx, ["steps", i, "frequency"], "Choose daily when two doses alternate");
    });
    if (!t.noTaperReason && t.action !== "stop" && !hasTaper(t.steps))
      fault(ctx, ["noTaperReason"], "Add lower dose steps, or enter why there is no taper");
  });

export type Steroid = z.infer<typeof steroidSchema>;
