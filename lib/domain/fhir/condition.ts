import * as z from "zod";
import { amountText, sentAmount } from "./amount";
import { codedText, codeIn, firstCode, SYSTEMS } from "./coded-text";
import {
  conceptSchema,
  periodSchema,
  quantitySchema,
  rangeSchema,
  recordedTimeSchema,
  referenceSchema,
  textSchema,
} from "./datatypes";
import type { JsonObject } from "./json-value";
import { type MapContext, type Mapped, notTaken, readResource, rejected, taken } from "./mapped";
import { plainText } from "./plain-text";
import type { ProposedCondition } from "./proposal";
import { notAboutPatient } from "./references";

const conditionSchema = z.looseObject({
  clinicalStatus: conceptSchema.optional(),
  verificationStatus: conceptSchema.optional(),
  category: z.array(conceptSchema).optional(),
  code: conceptSchema.optional(),
  subject: referenceSchema.optional(),
  onsetDateTime: recordedTimeSchema.optional(),
  onsetAge: quantitySchema.optional(),
  onsetPeriod: periodSchema.optional(),
  onsetRange: rangeSchema.optional(),
  onsetString: textSchema.optional(),
  abatementDateTime: recordedTimeSchema.optional(),
  abatementPeriod: periodSchema.optional(),
  recordedDate: recordedTimeSchema.optional(),
});

const clinicalStatuses = z.enum(["active", "recurrence", "relapse", "inactive", "remission", "resolved"]).nullable();
const verifications = z
  .enum(["unconfirmed", "provisional", "differential", "confirmed", "refuted", "entered-in-error"])
  .nullable();

function onsetTextOf(condition: z.output<typeof conditionSchema>): string | null {
  if (condition.onsetString !== undefined) return plainText(condition.onsetString) || null;
  const age = sentAmount(condition.onsetAge);
  if (age !== null) return `at age ${amountText(age)}`;
  const low = sentAmount(condition.onsetRange?.low);
  const high = sentAmount(condition.onsetRange?.high);
  const ends = [low, high].flatMap((end) => (end === null ? [] : amountText(end)));
  return ends.length === 0 ? null : ends.join(" to ");
}

/** A condition with its words, codes and status as recorded; refuted and mistaken ones are not taken over. */
export function mapCondition(resource: JsonObject, path: string, context: MapContext): Mapped<ProposedCondition> {
  const read = readResource(conditionSchema, resource, path);
  if (!read.ok) return rejected(read.problem.path, read.problem.reason);
  const condition = read.value;
  const verification = verifications.safeParse(firstCode(condition.verificationStatus));
  if (!verification.success) return rejected(`${path}.verificationStatus`, "is not a FHIR verification status");
  if (verification.data === "entered-in-error") return notTaken();
  const clinicalStatus = clinicalStatuses.safeParse(firstCode(condition.clinicalStatus));
  if (!clinicalStatus.success) return rejected(`${path}.clinicalStatus`, "is not a FHIR clinical status");
  const stranger = notAboutPatient(condition.subject, context);
  if (stranger !== null) return rejected(`${path}.subject`, stranger);
  const what = codedText(condition.code);
  if (what === null) return rejected(`${path}.code`, "does not say which condition");
  if (verification.data === "refuted") return notTaken(`“${what.text}” was refuted by the sender and is left out.`);
  const fact: Omit<ProposedCondition, "entry" | "path"> = {
    ...what,
    snomed: codeIn(what, SYSTEMS.snomed),
    clinicalStatus: clinicalStatus.data,
    verification: verification.data,
    onset: condition.onsetDateTime ?? condition.onsetPeriod?.start ?? null,
    onsetText: onsetTextOf(condition),
    ended: condition.abatementDateTime ?? condition.abatementPeriod?.end ?? null,
    recorded: condition.recordedDate ?? null,
  };
  const same = [fact.snomed ?? fact.text, fact.onset?.text, fact.onsetText, fact.ended?.text, fact.recorded?.text];
  return taken([{ entry: context.entry, path, ...fact }], [...same, fact.clinicalStatus, fact.verification]);
}
