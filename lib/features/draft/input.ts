// What the doors of drafting accept; the shapes of a treatment itself are the domain's.
import * as z from "zod";
import { type DraftTreatment, draftTreatmentSchema } from "@/lib/domain/plan/draft-treatment";
import { actions, type Lane, lanes } from "@/lib/domain/plan/frame";
import { isKind, type Kind } from "@/lib/domain/plan/treatment";
import type { Day } from "@/lib/domain/shared/day";
import { daySchema } from "@/lib/domain/shared/day-schema";

const id = z.uuid({ error: "This record has no valid id: reload the page" });
const revision = z.int({ error: "Reload the page: the revision is missing" }).min(1);
const because = (message: string) =>
  z.string({ error: message }).trim().min(1, message).max(1000, "Use at most 1,000 characters");
const title = z
  .string({ error: "Enter a title for the plan" })
  .trim()
  .min(1, "Enter a title for the plan")
  .max(200, "Use at most 200 characters");

export const createPlanInput = z.strictObject({ diagnosisId: z.uuid({ error: "Choose a diagnosis" }), title });
export type CreatePlanInput = z.infer<typeof createPlanInput>;

export const openDraftInput = z.strictObject({ planId: id });
export type OpenDraftInput = z.infer<typeof openDraftInput>;

const version = z.int({ error: "Reload the page: the version is missing" }).min(1);

/** `from`: the day on which the older wording counts again; `currentVersion`: the version in force when the page was read. */
export const restoreVersionInput = z.strictObject({
  planId: id,
  version,
  currentVersion: version,
  from: daySchema,
  reason: because("Enter why the older version is restored"),
});
export type RestoreVersionInput = Omit<z.infer<typeof restoreVersionInput>, "from"> & { readonly from: Day };

export const addTreatmentInput = z.strictObject({
  draftId: id,
  kind: z.custom<Kind>((value) => typeof value === "string" && isKind(value), { error: "Choose a kind of treatment" }),
  lane: z.enum(lanes, { error: "Choose the lane that the treatment serves" }) as z.ZodType<Lane>,
  agent: z.string().trim().min(1).max(100).nullable(),
  name: z
    .string({ error: "Enter what the treatment is called" })
    .trim()
    .min(1, "Enter what the treatment is called")
    .max(200, "Use at most 200 characters"),
});
export type AddTreatmentInput = z.infer<typeof addTreatmentInput>;

export const saveTreatmentInput = z.strictObject({
  draftId: id,
  treatmentId: id,
  revision,
  content: draftTreatmentSchema,
});
export type SaveTreatmentInput = {
  readonly draftId: string;
  readonly treatmentId: string;
  /** The revision of the treatment that the change was made from. */
  readonly revision: number;
  readonly content: DraftTreatment;
};

const treatmentAt = { draftId: id, treatmentId: id, revision };

/** `continue` takes back what this draft does with a signed treatment; `resume` ends a hold. */
export const setTreatmentActionInput = z.discriminatedUnion(
  "action",
  [
    z.strictObject({ ...treatmentAt, action: z.literal("continue") }),
    z.strictObject({
      ...treatmentAt,
      action: z.enum(["change", "resume", "stop"]),
      from: daySchema as z.ZodType<Day>,
      reason: because("Enter why"),
    }),
    z.strictObject({
      ...treatmentAt,
      action: z.literal("hold"),
      from: daySchema as z.ZodType<Day>,
      reason: because("Enter why"),
      until: because("Enter the result to wait for").nullable(),
    }),
  ],
  { error: `Choose one of: ${actions.join(", ")}` },
);
export type SetTreatmentActionInput = z.infer<typeof setTreatmentActionInput>;

export const treatmentAtInput = z.strictObject(treatmentAt);
export type TreatmentAtInput = z.infer<typeof treatmentAtInput>;

export const moveTreatmentInput = z.strictObject({ ...treatmentAt, direction: z.enum(["up", "down"]) });
export type MoveTreatmentInput = z.infer<typeof moveTreatmentInput>;

export const updateDraftInput = z.strictObject({
  draftId: id,
  revision,
  title,
  effectiveOn: (daySchema as z.ZodType<Day>).nullable(),
  reason: z.string().trim().max(2000, "Use at most 2,000 characters").nullable(),
});
export type UpdateDraftInput = z.infer<typeof updateDraftInput>;

export const takeOverDraftInput = z.strictObject({ draftId: id, revision });
export type TakeOverDraftInput = z.infer<typeof takeOverDraftInput>;

export const discardDraftInput = z.strictObject({
  draftId: id,
  revision,
  reason: because("Enter why this draft is discarded"),
});
export type DiscardDraftInput = z.infer<typeof discardDraftInput>;

/** A draft at the revision that was shown. */
export const draftAtInput = z.strictObject({ draftId: id, revision });
export type DraftAtInput = z.infer<typeof draftAtInput>;

export const commentInput = z.strictObject({
  draftId: id,
  treatmentId: id,
  text: because("Enter what you want to say about it"),
});
export type CommentInput = z.infer<typeof commentInput>;

export const askChangesInput = z.strictObject({
  draftId: id,
  revision,
  reason: because("Enter what has to be changed, as a whole"),
});
export type AskChangesInput = z.infer<typeof askChangesInput>;

export const answerCommentInput = z.strictObject({
  draftId: id,
  commentId: id,
  answer: because("Enter what was done about it, such as: dose lowered"),
});
export type AnswerCommentInput = z.infer<typeof answerCommentInput>;
