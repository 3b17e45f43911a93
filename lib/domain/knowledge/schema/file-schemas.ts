// What the other data files must look like; a key that is not named here is refused.
import * as z from "zod";
import { agentSchema } from "./agent-schema";
import { id, loinc, monitoring, prose, sources } from "./row-parts";

const className = z.string().regex(/^@[a-z0-9]+(-[a-z0-9]+)*$/, "must be @ and lower case words joined by hyphens");
const ids = z.array(id);
const words = z.record(z.string(), prose);

const vocabulary = z.strictObject({
  about: prose,
  facts: z.record(z.string(), words),
  conditions: ids,
  labs: z.record(id, z.strictObject({ unit: prose, loinc, validDays: z.int().positive() })),
  classes: z.record(className, ids.min(1)),
  regimenComponents: z.record(id, ids.min(1)),
  otherDrugIds: ids,
  grammar: words,
  severity: words,
  blocking: prose,
  allergyClasses: z.record(id, ids.min(1)),
  tiers: words,
  semantics: words,
});

const templateLine = z.strictObject({
  item: id,
  startDay: z.int(),
  dose: prose,
  why: prose,
  note: prose.optional(),
  monitor: ids.min(1).optional(),
  startAfter: z.strictObject({ item: id, daysAfterLastSession: z.int().positive() }).optional(),
  alone: z.strictObject({ startDay: z.int() }).optional(),
});

const syndromes = z.strictObject({
  about: prose,
  nonCatalogueItems: z.record(id, prose),
  asfaCategories: z.record(prose, prose),
  phenotypeProvenance: prose,
  highRiskPhenotypes2021: ids.min(1),
  intermediateRiskPhenotypes2021: ids.min(1),
  antibodies: z.array(
    z.strictObject({
      id,
      name: prose,
      riskClass: z.enum(["high", "intermediate", "lower", "outside-criteria"]).nullable(),
      cancerFrequencyPercent: prose.nullable(),
      typicalCancers: z.array(prose),
      provenance: z.string(),
    }),
  ),
  syndromes: z.array(
    z.strictObject({
      id,
      name: prose,
      phenotypeRisk2021: prose,
      description: prose,
      typicalAntibodies: z.array(prose),
      cancerSearch: z.array(prose),
      templatePlan: z.array(templateLine).min(1),
      referrals: z.array(prose).min(1),
      measures: ids.min(1),
      levelOfEvidence: prose,
      monitoring: z.array(prose).min(1).optional(),
      avoidDrugs: prose.optional(),
      sources,
    }),
  ),
});

const measure = z.strictObject({
  id,
  name: prose,
  domain: z.enum(["neurology", "oncology", "physical-therapy", "speech-therapy", "generic"]),
  range: z
    .strictObject({ min: z.number(), max: z.number(), unit: prose })
    .refine(({ min, max }) => min < max, "min must be below max"),
  improvement: z.enum(["lower", "higher", "context"]),
  mcid: z.strictObject({ value: z.number().positive(), note: prose.optional() }).nullable(),
  loinc,
  loincConfidence: prose.nullable(),
  licensing: prose,
  ratedBy: prose,
  minutes: z.int().positive(),
  notes: z.string(),
  sources,
});

const source = z.strictObject({ ref: id, title: prose, address: prose, extentRead: prose });

export const fileSchemas = {
  catalogue: z.array(agentSchema),
  monitoring: z.array(monitoring.extend({ item: id })),
  vocabulary,
  syndromes,
  measures: z.array(measure),
  sources: z.array(source),
};

export type KnowledgeFiles = { readonly [File in keyof typeof fileSchemas]: z.infer<(typeof fileSchemas)[File]> };
