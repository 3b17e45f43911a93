// MedicationRequest and MedicationStatement become medicines the patient takes or took, for reconciliation.
import * as z from "zod";
import { type CodedText, codedText, codeIn, SYSTEMS } from "./coded-text";
import { conceptSchema, periodSchema, recordedTimeSchema, referenceSchema } from "./datatypes";
import type { RecordedTime } from "./fhir-time";
import type { JsonObject } from "./json-value";
import { type MapContext, type Mapped, notTaken, proposeMapping, readResource, rejected, taken } from "./mapped";
import { plainText } from "./plain-text";
import type { ImportSource, ProposedMapping } from "./proposal";
import { notAboutPatient, resolveContained, resolveReference } from "./references";
import { dosageSchema, type SentDose, sentDose } from "./sent-dose";

export type ProposedMedicine = ImportSource &
  CodedText & {
    readonly sentAs: "MedicationRequest" | "MedicationStatement";
    readonly rxnorm: string | null;
    /** `stopped` covers completed, cancelled and stopped; `unknown` when the sender did not know. */
    readonly state: "current" | "on-hold" | "stopped" | "unknown";
    readonly statusAsSent: string;
    readonly dose: SentDose;
    readonly started: RecordedTime | null;
    readonly ended: RecordedTime | null;
    readonly reason: string | null;
    readonly mapping: ProposedMapping;
  };

const medicine = {
  medicationCodeableConcept: conceptSchema.optional(),
  medicationReference: referenceSchema.optional(),
};

const requestSchema = z.looseObject({
  ...medicine,
  status: z.enum(["active", "on-hold", "cancelled", "completed", "entered-in-error", "stopped", "draft", "unknown"]),
  intent: z.enum([
    "proposal",
    "plan",
    "order",
    "original-order",
    "reflex-order",
    "filler-order",
    "instance-order",
    "option",
  ]),
  doNotPerform: z.boolean().optional(),
  subject: referenceSchema,
  authoredOn: recordedTimeSchema.optional(),
  reasonCode: z.array(conceptSchema).optional(),
  dosageInstruction: z.array(dosageSchema).optional(),
});

const statementSchema = z.looseObject({
  ...medicine,
  status: z.enum(["active", "completed", "entered-in-error", "intended", "stopped", "on-hold", "unknown", "not-taken"]),
  subject: referenceSchema,
  effectiveDateTime: recordedTimeSchema.optional(),
  effectivePeriod: periodSchema.optional(),
  reasonCode: z.array(conceptSchema).optional(),
  dosage: z.array(dosageSchema).optional(),
});

const medicationSchema = z.looseObject({ resourceType: z.literal("Medication"), code: conceptSchema.optional() });

const STATES: Readonly<Record<string, ProposedMedicine["state"]>> = {
  active: "current",
  "on-hold": "on-hold",
  cancelled: "stopped",
  completed: "stopped",
  stopped: "stopped",
};

type Named =
  | { readonly what: CodedText; readonly note: string | null }
  | { readonly at: string; readonly reason: string };

type NamedBy = {
  readonly medicationCodeableConcept?: z.output<typeof conceptSchema> | undefined;
  readonly medicationReference?: z.output<typeof referenceSchema> | undefined;
};

function nameOf(sent: NamedBy, resource: JsonObject, context: MapContext): Named {
  const inline = codedText(sent.medicationCodeableConcept);
  if (inline !== null) return { what: inline, note: null };
  const reference = sent.medicationReference;
  if (reference === undefined) return { at: "medicationCodeableConcept", reason: "does not say which medicine" };
  const target = resolveContained(reference, resource) ?? resolveReference(reference, context.references)?.resource;
  const medication = medicationSchema.safeParse(target);
  const what = medication.success ? codedText(medication.data.code) : null;
  if (what !== null) return { what, note: null };
  const displayed = plainText(reference.display ?? "");
  if (displayed !== "") {
    const note = `“${displayed}” is known by its name only: the medicine it refers to is not in the file.`;
    return { what: { text: displayed, codes: [] }, note };
  }
  return { at: "medicationReference", reason: "points to a medicine that is not in this file" };
}

type Sent = Pick<ProposedMedicine, "sentAs" | "statusAsSent" | "dose" | "started" | "ended" | "reason">;

function propose(what: CodedText, note: string | null, sent: Sent, path: string, context: MapContext) {
  const fact: ProposedMedicine = {
    entry: context.entry,
    path,
    ...what,
    ...sent,
    rxnorm: codeIn(what, SYSTEMS.rxnorm),
    state: STATES[sent.statusAsSent] ?? "unknown",
    mapping: proposeMapping(what, context),
  };
  const same = [fact.rxnorm ?? fact.text, sent.statusAsSent, sent.started?.text, sent.ended?.text, sent.dose.lines];
  return taken([fact], same, note === null ? [] : [note]);
}

/** A request for a medicine with its dose as sent; drafts, proposals and “do not give” are left out with a note. */
export function mapMedicationRequest(
  resource: JsonObject,
  path: string,
  context: MapContext,
): Mapped<ProposedMedicine> {
  const read = readResource(requestSchema, resource, path);
  if (!read.ok) return rejected(read.problem.path, read.problem.reason);
  const request = read.value;
  if (request.status === "entered-in-error") return notTaken();
  const stranger = notAboutPatient(request.subject, context);
  if (stranger !== null) return rejected(`${path}.subject`, stranger);
  const named = nameOf(request, resource, context);
  if ("reason" in named) return rejected(`${path}.${named.at}`, named.reason);
  if (request.doNotPerform === true)
    return notTaken(`“${named.what.text}” is an order NOT to give it; it is left out.`);
  if (request.status === "draft" || ["proposal", "plan", "option"].includes(request.intent)) {
    return notTaken(`“${named.what.text}” was only a draft or proposal at the sender's; it is left out.`);
  }
  const sent: Sent = {
    sentAs: "MedicationRequest",
    statusAsSent: request.status,
    dose: sentDose(request.dosageInstruction ?? []),
    started: request.authoredOn ?? null,
    ended: null,
    reason: codedText(request.reasonCode?.[0])?.text ?? null,
  };
  return propose(named.what, named.note, sent, path, context);
}

/** A statement of what the patient takes; one not taken or only intended is left out with a note. */
export function mapMedicationStatement(
  resource: JsonObject,
  path: string,
  context: MapContext,
): Mapped<ProposedMedicine> {
  const read = readResource(statementSchema, resource, path);
  if (!read.ok) return rejected(read.problem.path, read.problem.reason);
  const statement = read.value;
  if (statement.status === "entered-in-error") return notTaken();
  const stranger = notAboutPatient(statement.subject, context);
  if (stranger !== null) return rejected(`${path}.subject`, stranger);
  const named = nameOf(statement, resource, context);
  if ("reason" in named) return rejected(`${path}.${named.at}`, named.reason);
  if (statement.status === "not-taken" || statement.status === "intended") {
    return notTaken(`“${named.what.text}” was recorded as ${statement.status} and is left out.`);
  }
  const sent: Sent = {
    sentAs: "MedicationStatement",
    statusAsSent: statement.status,
    dose: sentDose(statement.dosage ?? []),
    started: statement.effectiveDateTime ?? statement.effectivePeriod?.start ?? null,
    ended: statement.effectivePeriod?.end ?? null,
    reason: codedText(statement.reasonCode?.[0])?.text ?? null,
  };
  return propose(named.what, named.note, sent, path, context);
}
