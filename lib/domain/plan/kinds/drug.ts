// Immunosuppressants, anti-seizure, neuromuscular, symptom and supportive drugs.
import * as z from "zod";
import { type RouteCode, routeCodes } from "../../wording/route";
import { checkCalculated, checkSteps, doseStepSchema, doseUnits, noStepMessage } from "../dose-step";
import { amountField, choiceField, fault, flagField, optionalText } from "../fields";
import { checkFrame, frame } from "../frame";

export const drugForms = [
  "tablet",
  "modified-release-tablet",
  "gastro-resistant-tablet",
  "dispersible-tablet",
  "capsule",
  "sprinkle-capsule",
  "oral-liquid",
  "infusion",
  "injection",
  "patch",
  "cream",
  "spray",
  "other",
] as const;

export const drugPurposes = ["treatment", "supportive"] as const;

export const routeField = () =>
  choiceField(routeCodes as readonly [RouteCode, ...RouteCode[]], "Choose a route such as oral");
export const formField = () => choiceField(drugForms, "Choose a form such as tablet").nullable();

/** The highest total in 24 hours of a drug taken as needed. */
const maxPerDaySchema = z.strictObject({
  amount: amountField("Enter the most in 24 hours, such as 80"),
  unit: choiceField(doseUnits, "Choose a unit such as mg"),
});

export const drugSchema = z
  .strictObject({
    ...frame,
    kind: z.literal("drug"),
    purpose: choiceField(drugPurposes, "Choose treatment or supportive"),
    route: routeField(),
    form: formField(),
    strength: optionalText(100),
    asNeeded: flagField(),
    asNeededFor: optionalText(200),
    maxPerDay: maxPerDaySchema.nullable(),
    /** Ordered together with each infusion: paracetamol, antihistamine, steroid before; fluids around it. */
    premedication: flagField().optional(),
    hydration: flagField().optional(),
    steps: z.array(doseStepSchema, { error: noStepMessage }).min(1, noStepMessage).max(60),
  })
  .superRefine((t, ctx) => {
    checkFrame(t, ctx);
    checkSteps(t.steps, t, ctx);
    t.steps.forEach((step, i) => {
      checkCalculated(step, ["steps", i], ctx);
      if (step.frequency === "as-needed" && !t.asNeeded)
        fault(ctx, ["steps", i, "frequency"], "Choose how often, or mark the drug as needed");
    });
    if (t.asNeeded && !t.asNeededFor) fault(ctx, ["asNeededFor"], "Enter what it is taken for, such as: for nausea");
    if (t.asNeeded && !t.maxPerDay) fault(ctx, ["maxPerDay", "amount"], "Enter the most in 24 hours");
  });

export type Drug = z.infer<typeof drugSchema>;
