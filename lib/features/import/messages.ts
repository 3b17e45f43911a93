// Sentences for the refusals of this feature.
export const importMessages: Readonly<Record<string, string>> = {
  "not-recordable": "There is a problem with what was entered. Nothing was imported.",
  "file-refused": "The file cannot be read. Nothing was imported.",
  "file-changed": "The file is not the one that was previewed. Nothing was imported. Preview it again.",
  "imported-before": "This file was imported before. Nothing was imported.",
  "mrn-taken": "The record number of this file belongs to another patient. Nothing was imported.",
  "not-proposed":
    "A medicine or allergy was confirmed that the file does not have. Nothing was imported. Preview it again.",
  "already-in-error": "This import was marked entered in error already. Reload the page.",
  "plan-signed":
    "A plan of this patient is signed, so the chart cannot be marked entered in error as a whole. Mark the single wrong records instead.",
  "draft-open":
    "A plan of this patient is being drafted. Discard the draft first; then the import can be marked entered in error.",
};
