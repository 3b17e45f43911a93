import { formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import { applyDeath } from "../death";
import type { RecordDeathInput } from "../input/death";
import { asDateOrNull, placeOf } from "../store";

/** A patient has died: recorded by any clinician at once, and everything that was planned ends with it. */
export const recordDeath = command<RecordDeathInput, null>({
  name: "patient.record-death",
  needs: "facts:record",
  on: ({ patientId }) => ({ kind: "patient", id: patientId }),
  async run({ tx, actor, now, input }) {
    const { patientId, diedOn } = input;
    const { zone, born } = await placeOf(tx, patientId);
    if (diedOn !== null && diedOn > dayInZone(now, zone))
      return refused("not-recordable", { fields: { diedOn: "The date of death is in the future" } });
    if (diedOn !== null && born !== null && diedOn < born)
      return refused("not-recordable", { fields: { diedOn: `Before the patient was born (${formatDay(born)})` } });
    const { count } = await tx.patient.updateMany({
      where: { id: patientId, deceased: false, erroredAt: null },
      data: { deceased: true, deceasedOn: asDateOrNull(diedOn), revision: { increment: 1 } },
    });
    if (count === 0) return refused("death-recorded");
    const [first, ...more] = await applyDeath(tx, { patientId, diedOn, by: actor.id, now });
    if (!first) throw new Error("a death left no audit");
    return done(null, [first, ...more]);
  },
});
