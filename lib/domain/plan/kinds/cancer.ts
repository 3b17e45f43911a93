// The cancer lane: chemotherapy regimen, checkpoint inhibitor, surgery, radiotherapy.
import * as z from "zod";
import { calculatedShape, checkCalculated } from "../dose-step";
import {
  amountField,
  choiceField,
  countField,
  dayField,
  fault,
  flagField,
  optionalText,
  requiredText,
} from "../fields";
import { checkFrame, frame } from "../frame";
import { routeField } from "./drug";

export const cancerIntents = [
  "curative",
  "adjuvant",
  "neoadjuvant",
  "palliative",
  "prophylactic",
  "diagnostic",
] as const;
const intentField = () => choiceField(cancerIntents, "Choose the intent, such as curative");
const daysOfCycle = "Enter the days of the cycle, such as 1, 2, 3";

const regimenComponentSchema = z.strictObject({
  agent: optionalText(100),
  name: requiredText("Enter the drug"),
  ...calculatedShape(["fixed", "per-kg", "per-m2", "auc"]),
  route: routeField(),
  /** Fluids before and after each dose are ordered with it. */
  hydration: flagField().optional(),
  /** Days of the cycle on which it is given; day 1 is the first. */
  days: z
    .array(countField(daysOfCycle, 1, 84), { error: daysOfCycle })
    .min(1, daysOfCycle)
    .max(84),
});
export type RegimenComponent = z.infer<typeof regimenComponentSchema>;

export const regimenSchema = z
  .strictObject({
    ...frame,
    kind: z.literal("regimen"),
    intent: intentField(),
    cycles: countField("Enter the number of cycles, from 1 to 40", 1, 40),
    cycleDays: countField("Enter the days from one cycle to the next, such as 21", 1, 84),
    components: z
      .array(regimenComponentSchema, { error: "Add the drugs of the regimen" })
      .min(1, "Add the drugs of the regimen")
      .max(12),
  })
  .superRefine((t, ctx) => {
    checkFrame(t, ctx);
    t.components.forEach((c, i) => {
      checkCalculated(c, ["components", i], ctx);
      if (c.days.some((d) => d > t.cycleDays))
        fault(
          ctx,
          ["components", i, "days"],
          `The cycle has ${t.cycleDays} days: choose days from 1 to ${t.cycleDays}`,
        );
    });
  });
export type Regimen = z.infer<typeof regimenSchema>;

export const checkpointInhibitorSchema = z
  .strictObject({
    ...frame,
    kind: z.literal("checkpoint-inhibitor"),
    ...calculatedShape(["fixed", "per-kg"]),
    route: routeField(),
    everyDays: countField("Enter the days from one dose to the next, such as 21", 1, 84),
    dosesPlanned: countField("Enter the number of doses, from 1 to 60", 1, 60).nullable(),
    intent: intentField(),
    /** Neurology and oncology decided together, since the drug can worsen the neurological disease. */
    jointDecision: flagField(),
    jointDecisionBy: optionalText(200),
    jointDecisionOn: dayField.nullable(),
  })
  .superRefine((t, ctx) => {
    checkFrame(t, ctx);
    checkCalculated(t, [], ctx);
    if (t.jointDecision && !t.jointDecisionBy) fault(ctx, ["jointDecisionBy"], "Enter who decided together");
    if (t.jointDecision && !t.jointDecisionOn) fault(ctx, ["jointDecisionOn"], "Enter the day of the joint decision");
  });
export type CheckpointInhibitor = z.infer<typeof checkpointInhibitorSchema>;

export const surgerySchema = z
  .strictObject({
    ...frame,
    kind: z.literal("surgery"),
    site: requiredText("Enter what is operated on, such as: left upper lobe", 200),
    intent: intentField(),
  })
  .superRefine(checkFrame);
export type Surgery = z.infer<typeof surgerySchema>;

export const radiotherapySchema = z
  .strictObject({
    ...frame,
    kind: z.literal("radiotherapy"),
    target: requiredText("Enter what is irradiated, such as: left lung and mediastinum", 200),
    totalGy: amountField("Enter the total dose in Gy, such as 45"),
    fractions: countField("Enter the number of fractions, from 1 to 60", 1, 60),
    /** Fractions in a week: 5 is once every working day, 10 is twice. */
    fractionsPerWeek: countField("Enter the fractions in a week, from 1 to 14", 1, 14),
    intent: intentField(),
  })
  .superRefine(checkFrame);
export type Radiotherapy = z.infer<typeof radiotherapySchema>;
