// A complete treatment: one thing in a plan, every field given and every check passed.
import * as z from "zod";
import { checkpointInhibitorSchema, radiotherapySchema, regimenSchema, surgerySchema } from "./kinds/cancer";
import { monitoringSchema, procedureSchema, vaccineSchema } from "./kinds/care";
import { drugSchema } from "./kinds/drug";
import { ivigSchema, plasmaExchangeSchema } from "./kinds/exchange";
import { ptReferralSchema, slpReferralSchema } from "./kinds/rehabilitation";
import { steroidSchema } from "./kinds/steroid";

/** The schema of each kind; forms, actions, storage and export all use these. */
export const kindSchemas = {
  drug: drugSchema,
  steroid: steroidSchema,
  regimen: regimenSchema,
  "checkpoint-inhibitor": checkpointInhibitorSchema,
  surgery: surgerySchema,
  radiotherapy: radiotherapySchema,
  "plasma-exchange": plasmaExchangeSchema,
  ivig: ivigSchema,
  "pt-referral": ptReferralSchema,
  "slp-referral": slpReferralSchema,
  vaccine: vaccineSchema,
  monitoring: monitoringSchema,
  procedure: procedureSchema,
} as const;

export type Kind = keyof typeof kindSchemas;

export const treatmentSchema = z.discriminatedUnion(
  "kind",
  [
    drugSchema,
    steroidSchema,
    regimenSchema,
    checkpointInhibitorSchema,
    surgerySchema,
    radiotherapySchema,
    plasmaExchangeSchema,
    ivigSchema,
    ptReferralSchema,
    slpReferralSchema,
    vaccineSchema,
    monitoringSchema,
    procedureSchema,
  ],
  { error: "Choose the kind of treatment" },
);

export type Treatment = z.infer<typeof treatmentSchema>;
export type TreatmentOf<K extends Kind> = Extract<Treatment, { kind: K }>;

/** Whether a text is one of the kinds of treatment. */
export function isKind(text: string): text is Kind {
  return Object.hasOwn(kindSchemas, text);
}
