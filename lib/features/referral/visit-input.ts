// What the doors of visits accept.
import * as z from "zod";
import { visitNoteSchema } from "@/lib/domain/referral/visit-note";
import { type Day, isDay } from "@/lib/domain/shared/day";
import { isLocalTime } from "@/lib/domain/shared/local-time";
import { goalRatings } from "./input";

const id = (what: string) => z.uuid({ error: `This ${what} is not known. Reload the page.` });
const revision = z.int({ error: "Reload the page: the revision is missing" }).min(1);
const words = (problem: string) =>
  z.string({ error: problem }).trim().min(1, problem).max(1000, "Use at most 1000 characters");
const time = "Enter a time such as 09:30";

const referral = { referralId: id("referral") };
const visit = { ...referral, visitId: id("visit"), revision };
const when = {
  on: z.custom<Day>(isDay, { error: "Enter the day of the visit, such as 24 Nov 2026" }),
  time: z.string({ error: time }).refine(isLocalTime, time),
};

/** `revision` is that of the referral: two tabs cannot both make the first visit. */
export const scheduleVisitInput = z.strictObject({ ...referral, revision, ...when });
export type ScheduleVisitInput = z.infer<typeof scheduleVisitInput>;

export const moveVisitInput = z.strictObject({ ...visit, ...when });
export type MoveVisitInput = z.infer<typeof moveVisitInput>;

export const cancelVisitInput = z.strictObject({ ...visit, reason: words("Enter the reason") });
export type CancelVisitInput = z.infer<typeof cancelVisitInput>;

const flag = z.string().trim().min(1, "Enter what the neurologist should know").max(1000).nullable();
export const recordVisitInput = z.strictObject({
  ...visit,
  outcome: z.discriminatedUnion(
    "attendance",
    [
      z.strictObject({ attendance: z.literal("attended"), note: visitNoteSchema, goals: goalRatings.optional() }),
      z.strictObject({ attendance: z.literal("missed"), reason: words("Enter why the visit was missed") }),
    ],
    { error: "Choose whether the patient attended" },
  ),
  flag,
});
export type RecordVisitInput = z.infer<typeof recordVisitInput>;

export const visitInErrorInput = z.strictObject({
  ...visit,
  reason: words("Enter why it was never right"),
  /** Puts a new visit at the same time in its place, to be recorded again. */
  again: z.boolean({ error: "Choose whether the visit is recorded again" }),
});
export type VisitInErrorInput = z.infer<typeof visitInErrorInput>;

export const seeFlagInput = z.strictObject(visit);
export type SeeFlagInput = z.infer<typeof seeFlagInput>;
