import { formatDay } from "../shared/day";
import type { ReferralBrief } from "./brief-schema";

/** Name, birth and record number of the patient of a brief, as shown wherever a referral is named. */
export function patientIdentity(patient: Pick<ReferralBrief["patient"], "name" | "bornOn" | "mrn">) {
  return { name: patient.name, born: formatDay(patient.bornOn), mrn: patient.mrn };
}
