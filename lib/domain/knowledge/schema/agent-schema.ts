// What a row of data/catalogue.json must look like; a key that is not named here is refused.
import * as z from "zod";
import { id, limit, monitoring, prose, sources } from "./row-parts";

const quantity = { value: z.number().positive(), unit: z.string().min(1) };
const countRange = z.tuple([z.int().positive(), z.int().positive()]);
const typicalStart = z.strictObject({
  text: prose,
  value: quantity.value.optional(),
  unit: quantity.unit.optional(),
  cap: z.strictObject(quantity).optional(),
  days: countRange.optional(),
  alternative: z.strictObject(quantity).optional(),
  sessions: countRange.optional(),
  intervalDays: z.int().positive().optional(),
  cycleDays: z.int().positive().optional(),
  ratio: z.number().positive().optional(),
});
const typicalMaintenance = z.strictObject({
  text: prose,
  value: quantity.value.optional(),
  unit: quantity.unit.optional(),
  typical: z.strictObject(quantity).optional(),
});

export const agentSchema = z.strictObject({
  id,
  displayName: prose,
  brandNames: z.array(prose),
  group: z.enum([
    ...(["corticosteroid", "immunosuppressant", "anti-seizure", "supportive", "neuromuscular-transmission"] as const),
    ...(["plasma-exchange", "ivig", "physical-therapy", "speech-therapy", "cancer-therapy"] as const),
  ]),
  mechanism: prose,
  codes: z.strictObject({
    rxnormIngredient: z.string().regex(/^\d+$/).nullable(),
    atc: z
      .string()
      .regex(/^[A-Z]\d{2}[A-Z]{2}(\d{2})?$/)
      .nullable(),
    snomedCt: z
      .string()
      .regex(/^\d{6,18}$/)
      .nullable(),
  }),
  codeConfidence: z.strictObject({
    rxnormIngredient: prose.optional(),
    atc: prose.optional(),
    snomedCt: prose.optional(),
    note: prose.optional(),
  }),
  routes: z.array(prose).min(1),
  dosingModel: z.strictObject({
    type: prose,
    also: prose.optional(),
    formula: prose.optional(),
    cycleDays: z.int().positive().optional(),
    cycles: z.array(z.int().positive()).min(1).optional(),
    totalPerKg: z.number().positive().optional(),
    days: z.int().positive().optional(),
    gfrCap: z.number().positive().optional(),
  }),
  typicalStart,
  typicalMaintenance: typicalMaintenance.nullable(),
  maxSingleDose: limit.nullable(),
  maxDailyDose: limit.nullable(),
  cumulativeLimit: limit.optional(),
  renal: prose.nullable(),
  hepatic: z.string().nullable(),
  sideEffects: z.array(prose),
  sideEffectsInSeed: z.array(prose),
  monitoring: z.array(monitoring),
  sources,
  components: z.array(id).min(1).optional(),
  conversion: z.strictObject({ prednisoneEquivalentFactor: z.number().positive() }).optional(),
  forms: z.array(prose).min(1).optional(),
  formulation: prose.optional(),
  formulations: z.array(prose).min(1).optional(),
  children: z
    .union([
      z.strictObject({ dose: prose }),
      z.strictObject({ lt45kg: z.strictObject({ start: prose, maxSingle: prose, maxDaily: prose }) }),
    ])
    .optional(),
  goals: z.array(prose).min(1).optional(),
  pharmacogenetics: z.strictObject({ normal: prose, intermediate: prose, poor: prose }).optional(),
  prophylaxis: z.array(id).min(1).optional(),
  replacement: z.array(prose).min(1).optional(),
  removalByPlasmaVolumes: z.record(z.string().regex(/^\d\.\d$/), prose).optional(),
  vaccineInterval: prose.optional(),
  mustInclude: prose.optional(),
  unitNote: prose.optional(),
  note: prose.optional(),
});
