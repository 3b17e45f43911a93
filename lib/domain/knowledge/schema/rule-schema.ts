// What a row of data/rules.json must look like. The trigger is read by expression-problems.ts, for paths that help.
import * as z from "zod";
import { tiers } from "@/lib/domain/safety/finding";
import { id, prose, sources } from "./row-parts";

const severity = z.enum(["contraindicated", "major", "moderate", "info"]);

export const ruleKinds = [
  ...(["drug-condition", "drug-drug", "drug-lab", "drug-allergy", "dose-limit", "duplicate-therapy"] as const),
  ...(["missing-baseline", "missing-prophylaxis", "monitoring-overdue", "pregnancy/childbearing"] as const),
  ...(["procedure-drug", "referral-precaution", "sequencing", "syndrome-mismatch", "vaccination"] as const),
] as const;

export const ruleSchema = z
  .strictObject({
    id,
    kind: z.enum(ruleKinds),
    severity,
    severityByJurisdiction: z
      .strictObject({ US: severity.optional(), EU: severity.optional(), other: severity.optional() })
      .optional(),
    blocking: z.boolean(),
    tier: z.enum(tiers),
    title: prose.max(59, "must be under 60 characters").regex(/^[A-Z].*[^.]$/, "is a sentence without a full stop"),
    cause: id,
    overridable: z.literal(false).optional(),
    version: z.int().positive(),
    reviewed: z.iso.date().nullable(),
    trigger: z.strictObject({ text: prose, expr: z.record(z.string(), z.unknown()) }),
    message: prose,
    action: prose,
    note: prose.optional(),
    sources,
  })
  .refine(({ blocking, tier }) => blocking === (tier === "must-resolve"), {
    path: ["blocking"],
    error: "must be true exactly for the tier must-resolve",
  })
  .refine(({ overridable, tier }) => overridable === undefined || tier === "must-resolve", {
    path: ["overridable"],
    error: "belongs to the tier must-resolve only",
  });
