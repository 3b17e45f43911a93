// Sentences for the refusals of this feature.
export const patientMessages: Readonly<Record<string, string>> = {
  "not-recordable": "There is a problem with what was entered. Nothing was saved.",
  "mrn-taken": "This medical record number belongs to another patient. Nothing was saved.",
  "already-in-error": "This record was marked entered in error meanwhile. Nothing was saved. Reload the page.",
  "already-a-member": "This person is on the care team already. Nothing was saved.",
  "last-neurologist":
    "This is the only neurologist on the care team. Add another neurologist first; nothing was saved.",
  "list-not-empty": "There are entries on this list, so it cannot be recorded as none. Nothing was saved.",
  "list-empty": "This list is empty. Add an entry, or record that there are none. Nothing was saved.",
  "question-not-asked-here": "This question is not asked of this patient. Nothing was saved.",
  "death-recorded": "The patient's death is recorded already. Nothing was changed. Reload the page.",
  "no-death-recorded": "No death is recorded for this patient. Nothing was changed. Reload the page.",
  "patient-died": "The patient's death is recorded. Nothing was changed.",
  "plan-open": "An open plan hangs on this diagnosis. Record the right diagnosis in its place, or end the plan first.",
};
