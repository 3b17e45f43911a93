"use server";
import { action } from "@/lib/platform/action";
import { paths } from "@/lib/platform/paths";
import { importPatient } from "./commands/import-patient";
import { markImportInError } from "./commands/mark-import-in-error";
import { previewImport } from "./commands/preview-import";
import { importPatientInput, markImportInErrorInput, previewImportInput } from "./input";
import { importMessages as messages } from "./messages";

export const previewImportAction = action(previewImport, {
  input: previewImportInput,
  messages,
  // The answer shows a patient who has no chart yet: nothing of it is kept for a repeat.
  sensitive: true,
});

export const importPatientAction = action(importPatient, {
  input: importPatientInput,
  messages,
  refresh: () => [paths.patients],
});

export const markImportInErrorAction = action(markImportInError, {
  input: markImportInErrorInput,
  messages,
  refresh: ({ importId }) => [paths.import(importId), paths.patients],
});
