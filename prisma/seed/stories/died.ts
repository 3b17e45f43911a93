// Lambert-Eaton syndrome with extensive lung cancer: she died, and the plan ended with her.
import { recordDeath } from "@/lib/features/patient/commands/record-death";
import { act } from "../act";
import { amend, draftPlan, sign } from "../plan";
import { recordPastSessions } from "../sessions";
import { carboplatinEtoposide } from "../treatments/courses";
import type { World } from "../world";
import { begin, visit, who } from "./start";
import { countsBeforeCycles } from "./usual-care";

export async function died(world: World): Promise<void> {
  const { clock } = world;
  const patient = who(
    [19, "Moreau", "Colette", 74, "female"],
    "general",
    "bakker",
    -150,
    ["55.1", "156", "0.88", "33"],
    ["lindqvist", "quinn"],
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    lists: { conditions: [["copd"], ["bone-metastases"]] },
    values: { qmg: "19", ecog: "3", gait: "non-ambulatory" },
    diagnosis: {
      phenotype: "lems",
      onset: -220,
      antibodies: [
        ["pq-vgcc", "found"],
        ["sox1", "found"],
      ],
      tumour: { status: "found", cancer: "small-cell-lung", found: -155, text: "Extensive stage", expressed: true },
    },
  });
  const plan = await draftPlan(
    chart,
    -149,
    diagnosisId,
    "Lambert-Eaton syndrome with extensive small-cell lung cancer",
    {
      chemotherapy: kit.regimen("regimen-carboplatin-etoposide", {
        start: -140,
        cycles: 4,
        intent: "palliative",
        parts: carboplatinEtoposide,
        reason: "Palliative chemotherapy",
      }),
      counts: countsBeforeCycles(kit, { start: -140, end: -57 }),
      amifampridine: kit.drug("symptom", "amifampridine", {
        start: -148,
        review: -90,
        strength: "10 mg",
        reason: "Weakness",
        doses: [["5", "mg", "three-times-daily", -148]],
      }),
      physical: kit.physical({
        start: -145,
        to: kit.pool("general"),
        question: "Transfers at home with her son.",
        goals: ["Transfer to a chair with one helper"],
        reason: "Bed-bound most of the day",
      }),
    },
  );
  await sign(plan, -149);
  await visit(chart, -99, { ecog: "3", platelets: "76" });
  await amend(plan, -98, {
    reason: "Thrombocytopenia; she wants to stop after the second cycle",
    stop: [
      ["chemotherapy", "Her decision after two cycles"],
      ["counts", "No more cycles"],
    ],
  });
  await recordPastSessions(world, { planId: plan.planId, lead: chart.lead }, -62);
  const death = { patientId: chart.patientId, diedOn: clock.day(-63) };
  await act(clock.at(-62, "15:00"), recordDeath, chart.lead, death);
}
