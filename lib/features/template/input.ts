// What the doors of templates accept.
import * as z from "zod";
import type { Day } from "@/lib/domain/shared/day";
import { daySchema } from "@/lib/domain/shared/day-schema";
import { type DeviationType, deviationTypes, type TemplateArm, templateArms } from "@/lib/domain/template/record";

const id = z.uuid({ error: "This record has no valid id: reload the page" });

export const mergeTemplateInput = z.strictObject({
  draftId: id,
  /** The revision of the draft that the preview was made from. */
  revision: z.int({ error: "Reload the page: the revision is missing" }).min(1),
  templateId: z.string({ error: "Choose a template" }).min(1, "Choose a template").max(100),
  /** The hash of the template that was shown. */
  hash: z.string({ error: "Reload the page: the template is missing" }).min(1).max(100),
  arm: z.enum(templateArms, { error: "Choose whether a cancer was found" }) as z.ZodType<TemplateArm>,
  dayZero: daySchema as z.ZodType<Day>,
  lines: z
    .array(z.string().min(1).max(120), { error: "Tick at least one treatment" })
    .min(1, "Tick at least one treatment")
    .max(60),
});
export type MergeTemplateInput = z.infer<typeof mergeTemplateInput>;

export const explainDeviationInput = z.strictObject({
  draftId: id,
  /** The template as this draft used it. */
  useId: id,
  type: z.enum(deviationTypes, { error: "This departure is not known: reload the page" }) as z.ZodType<DeviationType>,
  line: z.string().min(1).max(120),
  /** 0 when no reason was given before. */
  revision: z.int({ error: "Reload the page: the revision is missing" }).min(0),
  reason: z
    .string({ error: "Enter the reason" })
    .trim()
    .min(1, "Enter why the plan departs from the template")
    .max(1000, "Use at most 1,000 characters")
    .overwrite((text) => text.normalize("NFC")),
});
export type ExplainDeviationInput = z.infer<typeof explainDeviationInput>;
