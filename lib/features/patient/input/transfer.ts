// What the door of a transfer accepts.
import * as z from "zod";
import { id, reason, revision } from "./fields";

export const transferPatientInput = z.strictObject({
  patientId: id,
  revision,
  teamId: z.uuid({ error: "Choose the new team" }),
  leadId: z.uuid({ error: "Choose the neurologist who leads from now on" }),
  reason,
});
export type TransferPatientInput = z.infer<typeof transferPatientInput>;
