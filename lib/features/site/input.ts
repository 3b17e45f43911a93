import * as z from "zod";
import { daySchema } from "@/lib/domain/shared/day-schema";
import { isZone } from "@/lib/domain/shared/instant";

const facts = {
  name: z.string().trim().min(1, "Enter the name of the site").max(100, "Enter 100 characters or fewer"),
  zone: z.string().refine(isZone, "Choose a time zone from the list"),
  jurisdiction: z.enum(["US", "EU", "other"], { error: "Choose the jurisdiction" }),
  holidays: z
    .array(
      z.strictObject({
        day: daySchema,
        name: z.string().trim().min(1, "Enter what the holiday is called").max(100, "Enter 100 characters or fewer"),
      }),
    )
    .max(200, "Enter 200 holidays or fewer"),
};

function daysOnce(value: { holidays: { day: string }[] }, context: z.core.$RefinementCtx) {
  const seen = new Set<string>();
  value.holidays.forEach(({ day }, at) => {
    if (seen.has(day)) {
      context.addIssue({ code: "custom", path: ["holidays", at, "day"], message: "This day is listed already" });
    }
    seen.add(day);
  });
}

export const createSiteInput = z.strictObject(facts).superRefine(daysOnce);
export type CreateSiteInput = z.infer<typeof createSiteInput>;

export const editSiteInput = z.strictObject({ id: z.uuid(), revision: z.int().min(1), ...facts }).superRefine(daysOnce);
export type EditSiteInput = z.infer<typeof editSiteInput>;
