// Parts that rows of several data files share.
import * as z from "zod";

export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower case words joined by hyphens");
export const prose = z
  .string()
  .min(1)
  .refine((text) => text === text.trim(), "must not begin or end with a space");
export const loinc = z
  .string()
  .regex(/^\d{3,5}-\d$/, "must be a LOINC code")
  .nullable();

/** A page that was read (`ref`), or recall that must be verified (`text`): the mark must agree with the kind. */
export const source = z.union([
  z.strictObject({ ref: id, reRead: z.literal(true) }),
  z.strictObject({ text: prose, reRead: z.literal(false) }),
]);
export const sources = z.array(source).min(1, "needs at least one source");

export const limit = z.strictObject({
  value: z.number().positive(),
  unit: z.string().min(1),
  note: prose.optional(),
  under45kgChild: z.number().positive().optional(),
  history: prose.optional(),
});

export const monitoring = z.strictObject({ observation: prose, loinc, baseline: z.boolean(), interval: prose });
