import { sendOutside } from "@/lib/features/referral/commands/manage-referral";
import { amend, draftPlan, sign } from "../plan";
import { moveReferral } from "../plan-life";
import type { World } from "../world";
import { begin, visit, who } from "./start";

export async function lymphoma(world: World): Promise<void> {
  const { people } = world;
  const patient = who(
    [5, "Abebe", "Selam", 58, "female"],
    "neuromuscular",
    "farouk",
    -95,
    ["70.3", "162", "0.74", "35"],
    ["adeyemi", "costa"],
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    lists: {
      conditions: [["neuropathy"], ["diabetes", "Type 2 diabetes", "since 2016"]],
      medicines: [[null, "500 mg twice a day", "current", "Metformin"]],
      allergies: [["trimethoprim-sulfamethoxazole", "Blistering rash in 2011", "severe"]],
    },
    values: { incat: "6", gait: "impaired", grip: "14", "10mwt": "0.4", fvc: "2.1" },
    diagnosis: {
      phenotype: "polyradiculoneuropathy",
      onset: -140,
      antibodies: [
        ["hu", "not-found"],
        ["cv2-crmp5", "not-found"],
      ],
      tumour: { status: "found", cancer: "hodgkin-lymphoma", found: -98, text: "Nodular sclerosis, stage II" },
    },
  });
  const plan = await draftPlan(chart, -94, diagnosisId, "Polyradiculoneuropathy with Hodgkin lymphoma", {
    ivig: kit.ivig({
      start: -93,
      reason: "Weakness of all limbs, cannot walk alone",
      review: -60,
      maintenance: [{ gPerKg: "1", start: -65, repeats: 6, everyWeeks: 3 }],
    }),
    prednisone: kit.taper({
      start: -93,
      down: [
        ["60", 28],
        ["40", 28],
        ["20", 28],
        ["10", 56],
      ],
      reason: "Inflammatory component on nerve conduction and spinal fluid",
    }),
    pneumocystis: kit.drug("immunosuppression", "atovaquone", {
      start: -93,
      end: -10,
      reason: "Pneumocystis prevention; sulfonamide allergy",
      form: "oral-liquid",
      strength: "150 mg/mL",
      doses: [["1500", "mg", "daily", -93]],
      supportive: true,
    }),
    physical: kit.physical({
      start: -92,
      agent: "pt-strength-endurance",
      to: kit.pool("neuromuscular"),
      question: "Proximal and distal weakness. Strength, orthoses for foot drop, hand function.",
      goals: ["Walk 50 m with a stick", "Open jars"],
      reason: "Weakness and foot drop",
    }),
  });
  await sign(plan, -94);
  await visit(chart, -66, { incat: "4", grip: "19", glucose: "188" });
  await amend(plan, -65, {
    reason: "Clear response; glucose high on 40 mg",
    start: {
      glucose: kit.monitoring("immunosuppression", {
        start: -65,
        end: 40,
        name: "Glucose on steroid",
        reason: "Diabetes, worse on prednisone",
        values: ["glucose", "hba1c"],
        everyDays: 14,
        actOn: "Glucose above 250 mg/dL: call the team",
      }),
      zoster: kit.vaccine("zoster-recombinant-vaccine", {
        start: -30,
        on: [-30, 30],
        reason: "Before further immunosuppression",
      }),
    },
  });
  await moveReferral(plan, "physical", { on: -64, by: chart.lead }, sendOutside, {
    service: "Day hospital at the sister's town",
    reason: "She moved to her sister's: the day hospital there goes on with therapy.",
  });
  await visit(chart, -20, { incat: "3", grip: "22", hba1c: "7.4" });
  await amend(plan, -19, {
    reason: "Holds the gain between courses",
    change: [
      [
        "ivig",
        "Stable: longer interval, and a smaller dose as a trial",
        kit.ivig({
          start: -93,
          reason: "Weakness of all limbs, cannot walk alone",
          review: 20,
          maintenance: [
            { gPerKg: "1", start: -65, repeats: 3, everyWeeks: 3 },
            { gPerKg: "0.8", start: 5, repeats: 4, everyWeeks: 4 },
          ],
        }),
      ],
    ],
    by: people.actors.farouk,
  });
}
