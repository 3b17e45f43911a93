// What the doors of treatment reviews accept.
import * as z from "zod";
import { reviewOutcomes } from "@/lib/domain/review/states";
import { type Day, isDay } from "@/lib/domain/shared/day";

const id = z.uuid({ error: "This record is not known. Reload the page." });
const sentence = (problem: string, max: number) =>
  z.string({ error: problem }).trim().min(1, problem).max(max, `Use at most ${max} characters`);

export const decideReviewInput = z.strictObject({
  planId: id,
  treatmentId: id,
  /** The version and the due day that were on the screen. */
  version: z.int({ error: "Reload the page" }).min(1),
  dueOn: z.custom<Day>(isDay, { error: "Reload the page" }),
  outcome: z.enum(reviewOutcomes, { error: "Choose what you decide" }),
  sentence: sentence("Say why, in a sentence", 1000),
  nextOn: z.union([z.literal("").transform(() => null), z.null(), z.custom<Day>(isDay)], {
    error: "Enter a day such as 23 Nov 2026 or +6w",
  }),
});
export type DecideReviewInput = z.infer<typeof decideReviewInput>;

export const reviewInErrorInput = z.strictObject({
  planId: id,
  treatmentId: id,
  id,
  revision: z.int({ error: "Reload the page" }).min(1),
  reason: sentence("Say why, in a few words", 500),
});
export type ReviewInErrorInput = z.infer<typeof reviewInErrorInput>;
