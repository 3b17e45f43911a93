"use server";
import { action } from "@/lib/platform/action";
import { paths } from "@/lib/platform/paths";
import { addAllergy, addCondition, addHomeMedicine, addVaccination } from "../commands/add-list-facts";
import { changeStatus, mapHomeMedicine, markInError } from "../commands/change-fact";
import { recordObservation } from "../commands/record-observation";
import { answerGatekeeper, reviewList } from "../commands/review-list";
import {
  addAllergyInput,
  addConditionInput,
  addMedicineInput,
  addVaccinationInput,
  answerGatekeeperInput,
  changeStatusInput,
  mapMedicineInput,
  markInErrorInput,
  recordObservationInput,
  recordScoreInput,
  reviewListInput,
} from "../input/facts";
import { patientMessages as messages } from "../messages";

export const recordObservationAction = action(recordObservation, {
  input: recordObservationInput,
  messages,
  refresh: ({ patientId }) => [paths.results(patientId)],
});

export const recordScoreAction = action(recordObservation, {
  input: recordScoreInput,
  messages,
  refresh: ({ patientId }) => [paths.outcomes(patientId)],
});

export const addConditionAction = action(addCondition, {
  input: addConditionInput,
  messages,
  refresh: ({ patientId }) => [paths.medications(patientId)],
});

export const addAllergyAction = action(addAllergy, {
  input: addAllergyInput,
  messages,
  refresh: ({ patientId }) => [paths.medications(patientId)],
});

export const addHomeMedicineAction = action(addHomeMedicine, {
  input: addMedicineInput,
  messages,
  refresh: ({ patientId }) => [paths.medications(patientId)],
});

export const addVaccinationAction = action(addVaccination, {
  input: addVaccinationInput,
  messages,
  refresh: ({ patientId }) => [paths.medications(patientId)],
});

export const changeStatusAction = action(changeStatus, {
  input: changeStatusInput,
  messages,
  refresh: ({ patientId }) => [paths.medications(patientId)],
});

export const mapHomeMedicineAction = action(mapHomeMedicine, {
  input: mapMedicineInput,
  messages,
  refresh: ({ patientId }) => [paths.medications(patientId)],
});

export const markInErrorAction = action(markInError, {
  input: markInErrorInput,
  messages,
  refresh: ({ patientId }) => [paths.medications(patientId), paths.results(patientId)],
});

export const reviewListAction = action(reviewList, {
  input: reviewListInput,
  messages,
  refresh: ({ patientId }) => [paths.medications(patientId)],
});

export const answerGatekeeperAction = action(answerGatekeeper, {
  input: answerGatekeeperInput,
  messages,
  refresh: ({ patientId }) => [paths.medications(patientId)],
});
