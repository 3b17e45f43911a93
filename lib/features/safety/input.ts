// What the doors of decisions and alerts accept.
import * as z from "zod";
import { DECISION_TEXT_MAX } from "@/lib/domain/safety/decision-check";
import { decisionKinds } from "@/lib/domain/safety/decision-words";

const id = z.uuid({ error: "This record has no valid id: reload the page" });
const text = z
  .string()
  .trim()
  .max(DECISION_TEXT_MAX, `Use at most ${DECISION_TEXT_MAX.toLocaleString("en-GB")} characters`)
  .transform((typed) => typed.normalize("NFC") || null)
  .nullable();

/** A finding as it was shown: when the facts behind it have moved since, its basis is another. */
const shownFinding = z.strictObject({
  ruleId: z.string().min(1).max(100),
  treatments: z.array(z.string().max(60)).max(200),
  basis: z.string().min(1).max(20_000),
});

export const decideInput = z.strictObject({
  draftId: id,
  findings: z.array(shownFinding).min(1, "Choose a finding").max(100),
  kind: z.enum(decisionKinds, { error: "Choose what to decide" }),
  reason: z.string().max(60).nullable(),
  text,
});
export type DecideInput = z.infer<typeof decideInput>;

export const acknowledgeAlertInput = z.strictObject({
  planId: id,
  alertId: id,
  revision: z.int({ error: "Reload the page: the revision is missing" }).min(1),
  note: z
    .string({ error: "Say what you decided" })
    .trim()
    .min(1, "Say what you decided, such as what you told the ward")
    .max(DECISION_TEXT_MAX, `Use at most ${DECISION_TEXT_MAX.toLocaleString("en-GB")} characters`)
    .transform((typed) => typed.normalize("NFC")),
});
export type AcknowledgeAlertInput = z.infer<typeof acknowledgeAlertInput>;
