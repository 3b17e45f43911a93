import * as z from "zod";
import { careFunctions, sexes } from "@/lib/domain/patient/words";
import { blank, choice, id, optionalDay, optionalId, requiredDay, revision, words } from "./fields";

const mrn = words("Enter the medical record number", 40).regex(
  /^[A-Za-z0-9][A-Za-z0-9 ./-]*$/,
  "Use letters, digits, spaces, full stops, slashes and hyphens",
);

const person = {
  mrn,
  family: words("Enter the family name", 100),
  given: words("Enter the given name", 100),
  born: requiredDay("Enter the date of birth, such as 09 Apr 1961"),
  sexAtBirth: choice(sexes, "Choose the sex at birth, or Not known"),
  teamId: z.uuid({ error: "Choose the team" }),
  leadId: optionalId,
  bed: blank(40),
  phone: blank(60),
};

export const registerPatientInput = z.strictObject(person);
export type RegisterPatientInput = z.infer<typeof registerPatientInput>;

export const editPatientInput = z.strictObject({
  patientId: id,
  revision,
  ...person,
});
export type EditPatientInput = z.infer<typeof editPatientInput>;

export const addMemberInput = z.strictObject({
  patientId: id,
  personId: z.uuid({ error: "Choose the person" }),
  function: choice(careFunctions, "Choose what this person does for the patient"),
  fromOn: requiredDay("Enter the first day, such as t for today"),
  toOn: optionalDay,
  cover: z.boolean(),
});
export type AddMemberInput = z.infer<typeof addMemberInput>;

export const endMemberInput = z.strictObject({
  patientId: id,
  memberId: id,
  revision,
  /** The last day; null ends the membership at once. */
  lastDay: optionalDay,
});
export type EndMemberInput = z.infer<typeof endMemberInput>;
