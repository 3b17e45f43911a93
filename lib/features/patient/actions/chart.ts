"use server";
import { action } from "@/lib/platform/action";
import { paths } from "@/lib/platform/paths";
import { addCareTeamMember, endCareTeamMember } from "../commands/care-team";
import { editPatient } from "../commands/edit-patient";
import { recordDeath } from "../commands/record-death";
import { markDiagnosisInError, recordDiagnosis } from "../commands/record-diagnosis";
import { registerPatient } from "../commands/register-patient";
import { reverseDeath } from "../commands/reverse-death";
import { transferPatient } from "../commands/transfer-patient";
import { recordDeathInput, reverseDeathInput } from "../input/death";
import { diagnosisInErrorInput, recordDiagnosisInput } from "../input/diagnosis";
import { addMemberInput, editPatientInput, endMemberInput, registerPatientInput } from "../input/patient";
import { transferPatientInput } from "../input/transfer";
import { patientMessages as messages } from "../messages";

export const registerPatientAction = action(registerPatient, {
  input: registerPatientInput,
  messages,
  refresh: () => [paths.patients],
});

export const editPatientAction = action(editPatient, {
  input: editPatientInput,
  messages,
  refresh: ({ patientId }) => [paths.patient(patientId)],
});

export const recordDiagnosisAction = action(recordDiagnosis, {
  input: recordDiagnosisInput,
  messages,
  refresh: ({ patientId }) => [paths.diagnosis(patientId)],
});

export const markDiagnosisInErrorAction = action(markDiagnosisInError, {
  input: diagnosisInErrorInput,
  messages,
  refresh: ({ patientId }) => [paths.diagnosis(patientId)],
});

export const addCareTeamMemberAction = action(addCareTeamMember, {
  input: addMemberInput,
  messages,
  refresh: ({ patientId }) => [paths.team(patientId)],
});

export const endCareTeamMemberAction = action(endCareTeamMember, {
  input: endMemberInput,
  messages,
  refresh: ({ patientId }) => [paths.team(patientId)],
});

export const recordDeathAction = action(recordDeath, {
  input: recordDeathInput,
  messages,
  refresh: ({ patientId }) => [paths.patient(patientId), paths.death(patientId)],
});

export const reverseDeathAction = action(reverseDeath, {
  input: reverseDeathInput,
  messages,
  refresh: ({ patientId }) => [paths.patient(patientId), paths.death(patientId)],
});

export const transferPatientAction = action(transferPatient, {
  input: transferPatientInput,
  messages,
  refresh: () => [paths.patients],
});
