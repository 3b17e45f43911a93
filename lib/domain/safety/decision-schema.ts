// What a version keeps of its findings, under its hash: texts, no numbers, so that it has one canonical form.
import * as z from "zod";
import { isOverrideReason, type OverrideReason } from "./decision-words";
import { tiers } from "./finding";

const short = z.string().max(300);
const long = z.string().max(2000);

/** A fact or a part of the plan a finding rests on, with its value as text. */
const signedEvidenceSchema = z.strictObject({
  fact: short,
  value: z.string().max(500),
  unit: short.optional(),
  day: z.int().optional(),
});
export type SignedEvidence = z.infer<typeof signedEvidenceSchema>;

const missingFactSchema = z.strictObject({
  fact: short,
  state: z.enum(["missing", "stale"]),
  day: z.int().optional(),
});

/** Who decided what about a finding, when and why; `version` is the version that first carried it. */
export const signedDecisionSchema = z.strictObject({
  kind: z.enum(["override", "acknowledge"]),
  reason: z.custom<OverrideReason>(isOverrideReason).nullable(),
  text: long.nullable(),
  byId: z.string().max(60),
  byName: short,
  at: z.string().max(40),
  version: z.int().min(1),
});
export type SignedDecision = z.infer<typeof signedDecisionSchema>;

/** A finding as a version keeps it: rule and version, what it said and rested on, and what was decided about it. */
export const signedFindingSchema = z.strictObject({
  ruleId: short,
  ruleVersion: short,
  tier: z.enum(tiers),
  severity: short,
  cause: short,
  title: short,
  message: long,
  why: long,
  /** Ids of the treatments it is about, sorted; none when it is about the patient or the plan as a whole. */
  treatments: z.array(z.string().max(60)).max(200),
  /** What a decision about it rests on: while this text is the same, the decision stands. */
  basis: z.string().max(20_000),
  evidence: z.array(signedEvidenceSchema).max(200),
  unsure: z.array(missingFactSchema).max(100),
  overridable: z.boolean(),
  decision: signedDecisionSchema.nullable(),
});
export type SignedFinding = z.infer<typeof signedFindingSchema>;

/** A rule that could not be judged, and for want of what. */
export const signedCannotTellSchema = z.strictObject({
  ruleId: short,
  tier: z.enum(tiers),
  title: short,
  missing: z.array(missingFactSchema).max(100),
});
export type SignedCannotTell = z.infer<typeof signedCannotTellSchema>;

/** The findings a version was stored with; throws when they are none, which is a fault. */
export function readFindings(value: unknown): SignedFinding[] {
  return z.array(signedFindingSchema).parse(value);
}
