// What the doors of a recorded death accept.
import * as z from "zod";
import { id, optionalDay, words } from "./fields";

export const recordDeathInput = z.strictObject({ patientId: id, diedOn: optionalDay });
export type RecordDeathInput = z.infer<typeof recordDeathInput>;

export const reverseDeathInput = z.strictObject({
  patientId: id,
  reason: words("Say why the death was recorded wrongly", 500),
});
export type ReverseDeathInput = z.infer<typeof reverseDeathInput>;
