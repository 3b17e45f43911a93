// The stored picture of a patient that a therapist gets: a closed list of fields, so that nothing else can slip in.
import * as z from "zod";
import { daySchema } from "../shared/day-schema";

const text = (max: number) => z.string().min(1).max(max);

export const precautionTopics = [
  "platelets",
  "blood-pressure",
  "central-line",
  "exchange",
  "steroid",
  "infection",
  "bone",
  "seizure",
  "swallow",
  "tube",
] as const;
export type PrecautionTopic = (typeof precautionTopics)[number];

export const verdicts = ["go", "caution", "no-go", "cannot-tell"] as const;
export type Verdict = (typeof verdicts)[number];

/** One judgement; `from`/`until` bound the days it is about, `validTo` the last day on which its measured fact counts. */
const precautionSchema = z.strictObject({
  topic: z.enum(precautionTopics),
  verdict: z.enum(verdicts),
  text: text(500),
  from: daySchema.nullable(),
  until: daySchema.nullable(),
  validTo: daySchema.nullable(),
});
export type Precaution = z.infer<typeof precautionSchema>;

/** When to come, with the days it holds for. */
const bestTimeSchema = z.strictObject({
  kind: z.enum(["dose", "infusion"]),
  text: text(500),
  from: daySchema.nullable(),
  until: daySchema.nullable(),
});
export type BestTime = z.infer<typeof bestTimeSchema>;

export const referralBriefSchema = z.strictObject({
  schema: z.literal("brief/1"),
  patient: z.strictObject({
    name: text(300),
    bornOn: daySchema,
    sex: text(40),
    mrn: text(60),
    /** Ward and bed of an inpatient; null for an outpatient. */
    bed: text(60).nullable(),
    diagnosis: text(300),
  }),
  discipline: z.enum(["physical", "speech"]),
  question: text(2000),
  goals: z.array(text(300)).max(12),
  urgency: z.enum(["routine", "soon", "urgent"]),
  visits: text(200),
  /** Absent in briefs written before visits were kept: not known. */
  visitsAuthorised: z.number().int().min(1).nullable().optional(),
  reviewOn: daySchema.nullable().optional(),
  /** The newest swallow of the chart, however old; it decides how urgent speech therapy is. */
  swallow: z
    .strictObject({ value: text(40), on: daySchema })
    .nullable()
    .optional(),
  contact: z.strictObject({ name: text(200), role: text(100), phone: z.string().max(60).nullable() }),
  planVersion: z.number().int().min(1),
  writtenFor: daySchema,
  precautions: z.array(precautionSchema).max(400),
  treatments: z.array(z.strictObject({ name: text(300), text: text(2000), meaning: text(500) })).max(100),
  /** Of briefs written before best times had days; empty since. */
  bestTime: z.array(text(500)).max(5),
  bestTimes: z.array(bestTimeSchema).max(500).optional(),
  changes: z.array(text(3000)).max(100),
});
export type ReferralBrief = z.infer<typeof referralBriefSchema>;
