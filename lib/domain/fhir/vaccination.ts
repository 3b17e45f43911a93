import * as z from "zod";
import { codedText, codeIn, SYSTEMS } from "./coded-text";
import { conceptSchema, recordedTimeSchema, referenceSchema, textSchema } from "./datatypes";
import type { JsonObject } from "./json-value";
import { type MapContext, type Mapped, notTaken, readResource, rejected, taken } from "./mapped";
import { plainText } from "./plain-text";
import type { ProposedVaccination } from "./proposal";
import { notAboutPatient } from "./references";

const immunizationSchema = z.looseObject({
  status: z.enum(["completed", "entered-in-error", "not-done"]),
  vaccineCode: conceptSchema,
  patient: referenceSchema,
  occurrenceDateTime: recordedTimeSchema.optional(),
  occurrenceString: textSchema.optional(),
  lotNumber: textSchema.optional(),
});

/** A vaccination that was given, with its CVX code and the day as recorded; one not done is only noted. */
export function mapVaccination(resource: JsonObject, path: string, context: MapContext): Mapped<ProposedVaccination> {
  const read = readResource(immunizationSchema, resource, path);
  if (!read.ok) return rejected(read.problem.path, read.problem.reason);
  const immunization = read.value;
  if (immunization.status === "entered-in-error") return notTaken();
  const stranger = notAboutPatient(immunization.patient, context);
  if (stranger !== null) return rejected(`${path}.patient`, stranger);
  const what = codedText(immunization.vaccineCode);
  if (what === null) return rejected(`${path}.vaccineCode`, "does not say which vaccine");
  if (immunization.status === "not-done") return notTaken(`“${what.text}” was recorded as not given and is left out.`);
  const at = immunization.occurrenceDateTime ?? null;
  const atText = at === null ? plainText(immunization.occurrenceString ?? "") || null : null;
  if (at === null && atText === null) return rejected(`${path}.occurrenceDateTime`, "does not say when it was given");
  const lot = plainText(immunization.lotNumber ?? "") || null;
  const cvx = codeIn(what, SYSTEMS.cvx);
  const fact: ProposedVaccination = { entry: context.entry, path, ...what, cvx, at, atText, lot };
  return taken([fact], [cvx ?? what.text, at?.text, atText, lot]);
}
