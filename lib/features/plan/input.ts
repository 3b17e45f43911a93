// What the doors of signing and ending accept.
import * as z from "zod";
import { type DispositionCode, isDisposition } from "@/lib/domain/plan/end-plan";
import { type EndReason, endReasons } from "@/lib/domain/plan/plan-states";
import type { Day } from "@/lib/domain/shared/day";
import { daySchema } from "@/lib/domain/shared/day-schema";

const id = z.uuid({ error: "This record has no valid id: reload the page" });
const revision = z.int({ error: "Reload the page: the revision is missing" }).min(1);
const note = z
  .string()
  .trim()
  .max(1000, "Use at most 1,000 characters")
  .transform((text) => text || null)
  .nullable();

export const signDraftInput = z.strictObject({
  draftId: id,
  /** The revision of the draft that was shown. */
  draftRevision: revision,
  /** The hash of the content that was shown, and that content itself: a refusal says what differs. */
  contentHash: z.string().max(100),
  shown: z.unknown(),
  effectiveOn: z.custom<Day>((value) => daySchema.safeParse(value).success, {
    error: "Enter the day from which this version holds, such as 23-Nov-2026",
  }),
  reason: z
    .string()
    .trim()
    .max(2000, "Use at most 2,000 characters")
    .transform((text) => text.normalize("NFC") || null)
    .nullable(),
});
export type SignDraftInput = z.infer<typeof signDraftInput>;

const why = (message: string) =>
  z.string({ error: message }).trim().min(1, message).max(1000, "Use at most 1,000 characters");

export const movePlanInput = z.strictObject({
  planId: id,
  revision,
  reason: why("Enter the reason"),
});
export type MovePlanInput = z.infer<typeof movePlanInput>;

const dispositionInput = z.strictObject({
  treatmentId: id,
  disposition: z.custom<DispositionCode>((value) => typeof value === "string" && isDisposition(value), {
    error: "Choose what became of this treatment",
  }),
  note,
});

const ending = { planId: id, revision, note, dispositions: z.array(dispositionInput).max(200) };

/** A plan is completed as planned, or discontinued for one of the reasons. */
export const endPlanInput = z.discriminatedUnion(
  "how",
  [
    z.strictObject({ ...ending, how: z.literal("complete") }),
    z.strictObject({
      ...ending,
      how: z.literal("discontinue"),
      reason: z.custom<EndReason>((value) => typeof value === "string" && Object.hasOwn(endReasons, value), {
        error: "Choose why the plan ends",
      }),
    }),
  ],
  { error: "Choose whether the plan is completed or discontinued" },
);
export type EndPlanInput = z.infer<typeof endPlanInput>;

export const acknowledgeVersionInput = z.strictObject({
  planId: id,
  /** The version that was on the screen. */
  version: z.int({ error: "Reload the page" }).min(1),
});
export type AcknowledgeVersionInput = z.infer<typeof acknowledgeVersionInput>;

const day = z.union(
  [z.literal("").transform(() => null), z.null(), z.custom<Day>((v) => daySchema.safeParse(v).success)],
  {
    error: "Enter a day such as 23 Nov 2026",
  },
);

export const releaseTreatmentInput = z.strictObject({
  planId: id,
  treatmentId: id,
  /** The version that was shown, and the hash of the re-check beside the button. */
  version: revision,
  hash: z.string().max(100),
  firstDay: day,
  reason: why("Say why it is released, such as: result is in and normal"),
});
export type ReleaseTreatmentInput = z.infer<typeof releaseTreatmentInput>;

export const endWaitingInput = z.strictObject({
  planId: id,
  treatmentId: id,
  version: revision,
  reason: why("Say why it is no longer needed"),
});
export type EndWaitingInput = z.infer<typeof endWaitingInput>;

// The version that was on the screen with its hash, and the hash of the check beside the button.
const cosigned = { planId: id, treatmentId: id, version: revision, contentHash: z.string().max(100) };

export const cosignTreatmentInput = z.strictObject({ ...cosigned, hash: z.string().max(100) });
export type CosignTreatmentInput = z.infer<typeof cosignTreatmentInput>;

export const declineCosignatureInput = z.strictObject({
  ...cosigned,
  reason: why("Say why you do not co-sign, and what would change that"),
});
export type DeclineCosignatureInput = z.infer<typeof declineCosignatureInput>;

export const activateUrgentlyInput = z.strictObject({
  ...cosigned,
  hash: z.string().max(100),
  reason: why("Say why it cannot wait for the co-signature"),
});
export type ActivateUrgentlyInput = z.infer<typeof activateUrgentlyInput>;
