// What the doors of consent accept. Blank answers become null: not recorded, never a default.
import * as z from "zod";
import { capacities, deciders, decisions } from "@/lib/domain/consent/words";
import { type Day, isDay } from "@/lib/domain/shared/day";

const id = z.uuid({ error: "This record is not known. Reload the page." });
const revision = z.int({ error: "Reload the page" }).min(1);
const words = (problem: string, max: number) =>
  z.string({ error: problem }).trim().min(1, problem).max(max, `Use at most ${max} characters`);
const blank = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Use at most ${max} characters`)
    .transform((text) => (text === "" ? null : text))
    .nullable();
const reason = words("Say why, in a few words", 500);

export const recordConsentInput = z.strictObject({
  planId: id,
  treatmentId: id,
  decision: z.enum(decisions, { error: "Choose agreed or refused" }),
  decidedBy: z.enum(deciders, { error: "Choose who decided" }),
  proxyName: blank(200),
  proxyRelation: blank(100),
  capacity: z.enum(capacities, { error: "Choose whether the patient has capacity for this decision" }),
  capacityBy: blank(200),
  decidedOn: z.custom<Day>(isDay, { error: "Enter the day of the decision, such as t for today" }),
  discussed: words("Say what was discussed: benefit, risks, alternatives", 2000),
  note: blank(1000),
  replaces: z.strictObject({ id, revision, reason }).nullable().default(null),
});
export type RecordConsentInput = z.infer<typeof recordConsentInput>;

export const consentInErrorInput = z.strictObject({ planId: id, treatmentId: id, id, revision, reason });
export type ConsentInErrorInput = z.infer<typeof consentInErrorInput>;
