import * as z from "zod";
import { antibodyResultKeys, recordedCancerStatuses, samples } from "@/lib/domain/patient/words";
import { blank, choice, id, optionalDay, reason, requiredDay, revision, words } from "./fields";

const antibody = z.strictObject({
  antibody: words("Choose the antibody", 40),
  result: choice(antibodyResultKeys, "Choose found, not found or not tested"),
  sample: z.union([z.literal("").transform(() => null), z.null(), z.enum(samples)], { error: "Choose the sample" }),
  takenOn: optionalDay,
});

/** Yes, no, or not judged yet. */
const judged = z.boolean().nullable();

export const recordDiagnosisInput = z.strictObject({
  patientId: id,
  phenotype: words("Choose the syndrome", 60),
  onsetOn: optionalDay,
  followUpStart: requiredDay("Enter the start of follow-up, from which two years count"),
  cancerStatus: choice(recordedCancerStatuses, "Choose what is known about a tumour"),
  cancer: blank(40),
  cancerText: blank(200),
  cancerFoundOn: optionalDay,
  cancerConsistent: judged,
  antigenExpressed: judged,
  checkpointContext: z.boolean(),
  note: blank(1000),
  antibodies: z.array(antibody).max(40, "Record at most 40 antibodies"),
  /** `superseded`: it was right then and is not now; `entered-in-error`: it was never right. */
  replaces: z
    .strictObject({ id, revision, how: z.enum(["superseded", "entered-in-error"]), reason })
    .nullable()
    .default(null),
});
export type RecordDiagnosisInput = z.infer<typeof recordDiagnosisInput>;

export const diagnosisInErrorInput = z.strictObject({ patientId: id, id, revision, reason });
export type DiagnosisInErrorInput = z.infer<typeof diagnosisInErrorInput>;
