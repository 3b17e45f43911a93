// What the doors of referrals accept.
import * as z from "zod";
import { goalRatingSchema } from "@/lib/domain/referral/goals";

const id = z.uuid({ error: "This referral is not known. Reload the page." });
const words = (problem: string, max: number) =>
  z.string({ error: problem }).trim().min(1, problem).max(max, `Use at most ${max} characters`);
const blank = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Use at most ${max} characters`)
    .transform((text) => (text === "" ? null : text))
    .nullable();

const at = { referralId: id, revision: z.int({ error: "Reload the page: the revision is missing" }).min(1) };
const why = (problem: string) => words(problem, 1000);

export const moveInput = z.strictObject(at);
export type MoveInput = z.infer<typeof moveInput>;

/** `seenAt`: when the brief on the screen was written; what is newer still counts as not seen. */
export const acceptInput = z.strictObject({ ...at, seenAt: z.iso.datetime({ error: "Reload the page" }) });
export type AcceptInput = z.infer<typeof acceptInput>;
export const seenInput = acceptInput;

export const becauseInput = z.strictObject({ ...at, reason: why("Enter the reason") });
export type BecauseInput = z.infer<typeof becauseInput>;

export const askInput = z.strictObject({ ...at, question: words("Enter what you need to know", 2000) });
export type AskInput = z.infer<typeof askInput>;

export const answerInput = z.strictObject({ ...at, answer: words("Enter the answer", 2000) });
export type AnswerInput = z.infer<typeof answerInput>;

export const outsideInput = z.strictObject({
  ...at,
  service: words("Enter the name of the outside service", 200),
  reason: why("Enter the reason"),
});
export type OutsideInput = z.infer<typeof outsideInput>;

/** How far each goal got, as said at a visit, in a report or on its own. */
export const goalRatings = z.array(goalRatingSchema).max(12);

export const reportInput = z.strictObject({
  ...at,
  summary: words("Enter the summary", 4000),
  recommendation: blank(2000),
  goals: goalRatings.optional(),
});
export type ReportInput = z.infer<typeof reportInput>;

export const rateGoalsInput = z.strictObject({ ...at, goals: goalRatings });
export type RateGoalsInput = z.infer<typeof rateGoalsInput>;

export const takeBackInput = z.strictObject({
  ...at,
  eventId: z.uuid({ error: "This entry is not known. Reload the page." }),
  reason: why("Enter why it was never right"),
});
export type TakeBackInput = z.infer<typeof takeBackInput>;

const report = { ...at, reportId: z.uuid({ error: "This report is not known. Reload the page." }) };
export const reportInErrorInput = z.strictObject({ ...report, reason: why("Enter why it was never right") });
export type ReportInErrorInput = z.infer<typeof reportInErrorInput>;

export const readReportInput = z.strictObject(report);
export type ReadReportInput = z.infer<typeof readReportInput>;

export const reassignInput = z.strictObject({
  ...at,
  to: z.discriminatedUnion(
    "type",
    [
      z.strictObject({ type: z.literal("therapist"), personId: z.uuid({ error: "Choose a therapist" }) }),
      z.strictObject({ type: z.literal("pool"), teamId: z.uuid({ error: "Choose a team" }) }),
    ],
    { error: "Choose a therapist, or the team whose pool it goes to" },
  ),
  reason: why("Enter the reason"),
});
export type ReassignInput = z.infer<typeof reassignInput>;
