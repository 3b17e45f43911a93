// What the doors of sessions accept.
import * as z from "zod";
import { correctedOutcomes } from "@/lib/domain/delivery/correction";
import { leastPercent } from "@/lib/domain/delivery/reduction";
import { sessionRecordSchema } from "@/lib/domain/delivery/session-record";
import { type Day, isDay } from "@/lib/domain/shared/day";
import { isLocalTime } from "@/lib/domain/shared/local-time";

const reload = "Reload the page: the revision is missing";
const session = { sessionId: z.uuid({ error: "This session is not known. Reload the page." }) };
const revision = z.int({ error: reload }).min(1);
const words = (problem: string) =>
  z.string({ error: problem }).trim().min(1, problem).max(1000, "Use at most 1,000 characters");
const blankWords = z
  .string()
  .trim()
  .max(1000, "Use at most 1,000 characters")
  .transform((text) => (text === "" ? null : text))
  .nullable();
const time = z
  .string({ error: "Enter the time, such as 09:30" })
  .trim()
  .refine(isLocalTime, "Enter the time, such as 09:30");

export const scopes = ["this", "this-and-following", "whole-course"] as const;
/** Nothing is chosen beforehand: each of the three does something else. */
const scope = z.enum(scopes, { error: "Choose this session, this and all that follow, or the whole course" });

const move = {
  ...session,
  /** Of the course that was on the screen: a move concerns more sessions than one. */
  courseRevision: revision,
  scope,
  reason: words("Enter the reason"),
};

export const deferInput = z.strictObject({
  ...move,
  to: z.custom<Day>(isDay, { error: "Enter the new day, such as 27 Nov 2026" }),
});
export type DeferInput = z.infer<typeof deferInput>;

export const endInput = z.strictObject(move);
export type EndInput = z.infer<typeof endInput>;

export const stopInput = z.strictObject({ ...session, courseRevision: revision, reason: words("Enter the reason") });
export type StopInput = z.infer<typeof stopInput>;

const percent = `Enter a whole percentage from ${leastPercent} to 100 of the signed dose, such as 75`;
export const reduceInput = z.strictObject({
  ...move,
  percent: z.int({ error: percent }).min(leastPercent, percent).max(100, percent),
});
export type ReduceInput = z.infer<typeof reduceInput>;

export const timeInput = z.strictObject({ ...session, revision, time });
export type TimeInput = z.infer<typeof timeInput>;

export const outcomes = ["given", "partly-given", "not-given", "given-elsewhere", "held"] as const;
export type RecordedOutcome = (typeof outcomes)[number];

const recordFields = z.strictObject({
  /** Local time at the site; needed unless it was set before. */
  time: time.nullable(),
  reason: blankWords,
  /** Why it was given although a pre-check is open. */
  preCheckReason: blankWords,
  record: sessionRecordSchema.nullable(),
});
export type RecordFields = z.infer<typeof recordFields>;

export const recordInput = z.strictObject({
  ...session,
  revision,
  outcome: z.enum(outcomes, { error: "Choose what happened" }),
  ...recordFields.shape,
});
export type RecordInput = z.infer<typeof recordInput>;

export const correctInput = z.strictObject({
  ...session,
  revision,
  /** Why the record is wrong; it stays with the wrong one. */
  errorReason: words("Enter what is wrong with this record"),
  outcome: z.enum(correctedOutcomes, { error: "Choose what is right" }),
  /** The day on which it really was, or is to be. */
  day: z.custom<Day>(isDay, { error: "Enter the day, such as 27 Nov 2026" }),
  ...recordFields.shape,
});
export type CorrectInput = z.infer<typeof correctInput>;

export const emptyInput = z.strictObject({}).transform((): Record<string, never> => ({}));
