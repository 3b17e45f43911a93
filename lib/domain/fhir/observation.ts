// Vitals, laboratory results and scales. A panel gives one observation per component.
import * as z from "zod";
import { codedText, codeIn, SYSTEMS } from "./coded-text";
import { conceptSchema, periodSchema, recordedTimeSchema, referenceSchema } from "./datatypes";
import type { RecordedTime } from "./fhir-time";
import type { JsonObject } from "./json-value";
import { type MapContext, type Mapped, notTaken, readResource, rejected, taken } from "./mapped";
import { observedValue, VALUE_PROPERTIES, valueSchemas } from "./observed-value";
import type { ProposedObservation } from "./proposal";
import { notAboutPatient } from "./references";

const componentSchema = z.looseObject({
  code: conceptSchema,
  dataAbsentReason: conceptSchema.optional(),
  ...valueSchemas,
});

const observationSchema = z.looseObject({
  status: z.enum([
    "registered",
    "preliminary",
    "final",
    "amended",
    "corrected",
    "cancelled",
    "entered-in-error",
    "unknown",
  ]),
  category: z.array(conceptSchema).optional(),
  code: conceptSchema,
  subject: referenceSchema.optional(),
  effectiveDateTime: recordedTimeSchema.optional(),
  effectiveInstant: recordedTimeSchema.optional(),
  effectivePeriod: periodSchema.optional(),
  dataAbsentReason: conceptSchema.optional(),
  hasMember: z.array(referenceSchema).optional(),
  component: z.array(componentSchema).max(200, "has more than 200 components").optional(),
  ...valueSchemas,
});

type FhirObservation = z.output<typeof observationSchema>;
type Part = z.output<typeof componentSchema>;
type Shared = {
  readonly at: RecordedTime;
  readonly status: ProposedObservation["status"];
  readonly context: MapContext;
};

function timeOf(observation: FhirObservation): RecordedTime | null {
  const { effectiveDateTime, effectiveInstant, effectivePeriod } = observation;
  return effectiveDateTime ?? effectiveInstant ?? effectivePeriod?.end ?? effectivePeriod?.start ?? null;
}

function factOf(part: Part, path: string, shared: Shared): ProposedObservation | null {
  const what = codedText(part.code);
  const value = observedValue(part);
  if (what === null || value === null) return null;
  const known = what.codes.flatMap(({ system, code }) =>
    system === SYSTEMS.loinc ? (shared.context.termFor(code) ?? []) : [],
  )[0];
  return {
    entry: shared.context.entry,
    path,
    ...what,
    vocabularyId: known?.id ?? null,
    group: known?.group ?? "other",
    loinc: codeIn(what, SYSTEMS.loinc),
    value,
    at: shared.at,
    status: shared.status,
  };
}

function samenessOf(facts: readonly ProposedObservation[]) {
  return facts.map(({ loinc, text, value, at, status }) => [loinc ?? text, value, at.text, status]);
}

/** The results in one Observation with unit, time and precision as sent; unknown codes are kept with their words. */
export function mapObservation(resource: JsonObject, path: string, context: MapContext): Mapped<ProposedObservation> {
  const read = readResource(observationSchema, resource, path);
  if (!read.ok) return rejected(read.problem.path, read.problem.reason);
  const observation = read.value;
  const { status } = observation;
  if (status === "entered-in-error" || status === "cancelled" || status === "registered") return notTaken();
  const stranger = notAboutPatient(observation.subject, context);
  if (stranger !== null) return rejected(`${path}.subject`, stranger);
  if (codedText(observation.code) === null) return rejected(`${path}.code`, "does not say what was observed");
  const parts: readonly { part: Part; path: string }[] = [
    { part: observation, path },
    ...(observation.component ?? []).map((part, index) => ({ part, path: `${path}.component[${index}]` })),
  ];
  for (const { part, path: at } of parts) {
    const values = VALUE_PROPERTIES.filter((property) => part[property] !== undefined);
    if (values.length > 1) return rejected(at, `has ${values.length} values where one is allowed`);
  }
  const at = timeOf(observation);
  if (at === null) return rejected(`${path}.effectiveDateTime`, "does not say when it was observed");
  const facts = parts.flatMap(({ part, path: where }) => factOf(part, where, { at, status, context }) ?? []);
  if (facts.length > 0) return taken(facts, samenessOf(facts));
  const absent = parts.some(({ part }) => part.dataAbsentReason !== undefined);
  if (absent || (observation.hasMember?.length ?? 0) > 0 || observation.valueSampledData !== undefined)
    return notTaken();
  return rejected(path, "has no value that can be read");
}
