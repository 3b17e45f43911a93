import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import type { RegisterPatientInput } from "../input/patient";
import { openChart } from "../new-chart";

/** A new chart. Whoever opens it joins the care team, and so does the plan lead who is named. */
export const registerPatient = command<RegisterPatientInput, { patientId: string }>({
  name: "patient.register",
  needs: "patient:create",
  on: () => ({ kind: "none" }),
  async run({ tx, actor, now, today, input }) {
    if (input.born > today)
      return refused("not-recordable", { fields: { born: "The date of birth is in the future" } });
    const chart = await openChart(tx, { actor, now, today }, input);
    if (!chart.ok) return chart;
    const { patientId } = chart;
    return done({ patientId }, [
      { action: "patient.registered", patientId, object: { type: "patient", id: patientId } },
    ]);
  },
});
