import * as z from "zod";
import { codedText, firstCode } from "./coded-text";
import { conceptSchema, recordedTimeSchema, referenceSchema } from "./datatypes";
import type { JsonObject } from "./json-value";
import { type MapContext, type Mapped, notTaken, proposeMapping, readResource, rejected, taken } from "./mapped";
import type { ProposedAllergy } from "./proposal";
import { notAboutPatient } from "./references";

const allergySchema = z.looseObject({
  clinicalStatus: conceptSchema.optional(),
  verificationStatus: conceptSchema.optional(),
  category: z.array(z.enum(["food", "medication", "environment", "biologic"])).optional(),
  criticality: z.enum(["low", "high", "unable-to-assess"]).optional(),
  code: conceptSchema.optional(),
  patient: referenceSchema,
  recordedDate: recordedTimeSchema.optional(),
  reaction: z
    .array(
      z.looseObject({
        substance: conceptSchema.optional(),
        manifestation: z.array(conceptSchema),
        severity: z.enum(["mild", "moderate", "severe"]).optional(),
      }),
    )
    .optional(),
});

const clinicalStatuses = z.enum(["active", "inactive", "resolved"]).nullable();
const verifications = z.enum(["unconfirmed", "presumed", "confirmed", "refuted", "entered-in-error"]).nullable();

// SNOMED CT: no known allergy; of drugs; of food; of the environment; not known to have one (older code).
const NONE_KNOWN = new Set(["716186003", "409137002", "429625007", "428607008", "160244002"]);

/** An allergy as recorded. “No known allergies” is a note for the review of the list, never an allergy. */
export function mapAllergy(resource: JsonObject, path: string, context: MapContext): Mapped<ProposedAllergy> {
  const read = readResource(allergySchema, resource, path);
  if (!read.ok) return rejected(read.problem.path, read.problem.reason);
  const allergy = read.value;
  const verification = verifications.safeParse(firstCode(allergy.verificationStatus));
  if (!verification.success) return rejected(`${path}.verificationStatus`, "is not a FHIR verification status");
  if (verification.data === "entered-in-error") return notTaken();
  const clinicalStatus = clinicalStatuses.safeParse(firstCode(allergy.clinicalStatus));
  if (!clinicalStatus.success) return rejected(`${path}.clinicalStatus`, "is not a FHIR clinical status");
  const stranger = notAboutPatient(allergy.patient, context);
  if (stranger !== null) return rejected(`${path}.patient`, stranger);
  const substance = allergy.reaction?.find((reaction) => reaction.substance !== undefined)?.substance;
  const what = codedText(allergy.code) ?? codedText(substance);
  if (what === null) return rejected(`${path}.code`, "does not say to what");
  if (what.codes.some(({ code }) => NONE_KNOWN.has(code))) {
    return notTaken(`The sender states “${what.text}”. Ask the patient and mark the allergy list as reviewed.`);
  }
  if (verification.data === "refuted") return notTaken(`“${what.text}” was refuted by the sender and is left out.`);
  const reactions = (allergy.reaction ?? []).map(({ manifestation, severity }) => ({
    text: manifestation.flatMap((concept) => codedText(concept)?.text ?? []).join(", "),
    severity: severity ?? null,
  }));
  const fact: Omit<ProposedAllergy, "entry" | "path"> = {
    ...what,
    clinicalStatus: clinicalStatus.data,
    verification: verification.data,
    categories: allergy.category ?? [],
    criticality: allergy.criticality ?? null,
    reactions: reactions.filter(({ text }) => text !== ""),
    recorded: allergy.recordedDate ?? null,
    mapping: proposeMapping(what, context),
  };
  return taken([{ entry: context.entry, path, ...fact }], [fact]);
}
