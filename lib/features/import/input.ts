import * as z from "zod";
import type { ImportPreview } from "@/lib/domain/fhir/import-preview";
import { IMPORT_LIMITS } from "@/lib/domain/fhir/limits";

// No text of more characters than bytes allowed can be small enough; the exact count is made when it is read.
const fileText = z
  .string({ error: "Choose a file" })
  .min(1, "The file is empty. Choose another file")
  .max(
    IMPORT_LIMITS.bytes,
    "The file is larger than 10 MB. Ask the sender for one patient's bundle, without attachments",
  );

export const previewImportInput = z.strictObject({ text: fileText });
export type PreviewImportInput = z.infer<typeof previewImportInput>;

/** What an import of a file would do, and the charts that it may repeat. */
export type FilePreview = ImportPreview & {
  readonly fileHash: string;
  readonly existing: {
    /** An earlier import of the very same file. */
    readonly importId: string | null;
    /** The record number belongs to a chart, perhaps one that the reader may not see. */
    readonly mrnTaken: boolean;
    /** Charts of the reader with the same name and date of birth, or with a number of the file. */
    readonly charts: readonly { readonly patientId: string; readonly mrn: string }[];
  };
};

const index = z.int().min(0).max(IMPORT_LIMITS.entries);
const mapped = z
  .array(z.strictObject({ at: index, id: z.string().min(1).max(80) }))
  .max(5_000)
  .refine((all) => new Set(all.map(({ at }) => at)).size === all.length, "Each line can be confirmed only once");

export const importPatientInput = z.strictObject({
  text: fileText,
  fileHash: z.string().regex(/^[0-9a-f]{64}$/, "Preview the file again"),
  /** Entered by a person when the file has none that can be used; null when it has. */
  mrn: z
    .string()
    .trim()
    .min(1, "Enter the medical record number")
    .max(40, "Use at most 40 characters")
    .regex(/^[A-Za-z0-9][A-Za-z0-9 ./-]*$/, "Use letters, digits, spaces, full stops, slashes and hyphens")
    .nullable(),
  /** Said by a person when the file does not say it; null when it does. */
  sexAtBirth: z.enum(["female", "male", "not-known"], { error: "Choose the sex at birth, or Not known" }).nullable(),
  teamId: z.uuid({ error: "Choose the team" }),
  leadId: z.union([z.literal("").transform(() => null), z.null(), z.uuid()], {
    error: "Choose the plan lead from the list, or leave it empty",
  }),
  /** Confirmed by a person: the catalogue id of the medicine that first stands at this index. */
  medicines: mapped,
  /** Confirmed by a person: the substance of the allergy at this index. */
  allergies: mapped,
});
export type ImportPatientInput = z.infer<typeof importPatientInput>;

export const markImportInErrorInput = z.strictObject({
  importId: z.uuid(),
  reason: z.string().trim().min(1, "Say why, in a few words").max(500, "Use at most 500 characters"),
});
export type MarkImportInErrorInput = z.infer<typeof markImportInErrorInput>;
