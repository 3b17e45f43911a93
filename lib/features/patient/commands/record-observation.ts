import { readObservation } from "@/lib/domain/patient/observation-entry";
import { formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { instantOf } from "@/lib/domain/shared/local-time";
import { refused } from "@/lib/platform/outcome";
import type { RecordObservationInput } from "../input/facts";
import { asDate, placeOf } from "../store";
import { addFact } from "./fact-command";

/** The one way a value enters a chart: laboratory, vital, function or scale. */
export const recordObservation = addFact<RecordObservationInput>({
  name: "observation.recorded",
  kind: "observation",
  async add({ tx, actor, now, input }, id) {
    const { patientId, takenOn, takenTime, source, rater, note } = input;
    const entry = readObservation(input);
    if (!entry.ok) return refused("not-recordable", { fields: { [entry.problem.field]: entry.problem.problem } });
    const { zone, born } = await placeOf(tx, patientId);
    if (born !== null && takenOn < born) {
      return refused("not-recordable", { fields: { takenOn: `Before the patient was born (${formatDay(born)})` } });
    }
    if (takenOn > dayInZone(now, zone)) {
      return refused("not-recordable", { fields: { takenOn: "A value cannot be taken in the future" } });
    }
    // Without a time the value counts as taken at noon, or now when noon is still to come.
    const instant = instantOf(takenOn, takenTime === "" ? "12:00" : takenTime, zone);
    if (takenTime !== "" && instant > now) {
      return refused("not-recordable", { fields: { takenTime: "A value cannot be taken in the future" } });
    }
    const { kind, number, choice, unit, standard } = entry.value;
    await tx.observation.create({
      data: {
        id,
        patientId,
        code: kind.id,
        text: kind.label,
        loinc: kind.loinc,
        valueNumber: number,
        valueText: choice,
        unit,
        standardNumber: standard,
        standardUnit: standard === null ? null : kind.unit,
        takenAt: new Date(instant > now ? now : instant),
        takenOn: asDate(takenOn),
        source,
        rater,
        note,
        recordedAt: new Date(now),
        recordedBy: actor.id,
      },
    });
    return null;
  },
});
