import { amend, draftPlan, sign } from "../plan";
import { takeOn } from "../plan-life";
import { carboplatinEtoposide } from "../treatments/courses";
import type { World } from "../world";
import { begin, visit, who } from "./start";
import { countsBeforeCycles, steroidCover } from "./usual-care";

export async function underInhibitor(world: World): Promise<void> {
  const patient = who(
    [20, "Vance", "Harriet", 70, "female"],
    "lakeside",
    "reyes",
    -85,
    ["61.4", "159", "0.94", "35"],
    ["marsh", "turner"],
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    lists: { conditions: [["copd"], ["coronary-disease"]], unreviewed: ["home-medicines"] },
    values: { qmg: "10", "cmap-increment": "110", ecog: "1", swallow: "safe" },
    diagnosis: {
      phenotype: "lems",
      onset: -120,
      antibodies: [
        ["pq-vgcc", "found"],
        ["sox1", "found"],
      ],
      tumour: { status: "found", cancer: "small-cell-lung", found: -90, text: "Extensive stage", expressed: true },
      checkpointContext: true,
    },
  });
  const plan = await draftPlan(
    chart,
    -84,
    diagnosisId,
    "Lambert-Eaton syndrome with small-cell lung cancer, immunotherapy",
    {
      chemotherapy: kit.regimen("regimen-carboplatin-etoposide", {
        start: -80,
        cycles: 4,
        intent: "palliative",
        parts: carboplatinEtoposide,
        reason: "With atezolizumab, extensive stage",
      }),
      atezolizumab: kit.checkpoint("atezolizumab", {
        start: -80,
        review: 0,
        mg: "1200",
        everyDays: 21,
        doses: 12,
        decidedOn: -85,
        decidedBy: "Tumor board: Dr Marsh, Dr Reyes",
        reason: "Extensive stage; risk of neurological worsening explained and accepted",
      }),
      amifampridine: kit.drug("symptom", "amifampridine", {
        start: -83,
        review: -20,
        strength: "10 mg",
        reason: "Leg weakness",
        doses: [
          ["5", "mg", "three-times-daily", -83, -70],
          ["10", "mg", "three-times-daily", -69],
        ],
      }),
      counts: countsBeforeCycles(kit, { start: -80, end: 60 }),
    },
  );
  await sign(plan, -84);
  await visit(chart, -25, { qmg: "18", swallow: "impaired", fvc: "1.6", alt: "88" });
  await amend(plan, -24, {
    reason: "New bulbar weakness three weeks after the third dose: immune-related event",
    stop: [["atezolizumab", "Neurological immune-related event, grade 3"]],
    start: {
      prednisone: kit.taper({
        start: -24,
        down: [
          ["60", 14],
          ["50", 7],
          ["40", 14],
          ["30", 14],
          ["20", 14],
          ["10", 14],
        ],
        reason: "Immune-related event",
      }),
      ...steroidCover(kit, { start: -24, end: 52 }),
      ivig: kit.ivig({ start: -23, reason: "Bulbar weakness" }),
      speech: kit.speech({
        start: -24,
        to: kit.person("wells"),
        question: "New choking on liquids. Is it safe to eat?",
        goals: ["Eat without coughing"],
        urgency: "urgent",
        reason: "New dysphagia",
      }),
    },
  });
  await takeOn(plan, "speech", world.people.actors.wells, -23);
  await visit(chart, -6, { qmg: "13", swallow: "safe", alt: "44" });
  await amend(plan, -5, {
    reason: "Better; last cycle without the inhibitor was given",
    change: [
      [
        "amifampridine",
        "Residual leg weakness",
        kit.drug("symptom", "amifampridine", {
          start: -83,
          review: 10,
          strength: "10 mg",
          reason: "Leg weakness",
          doses: [
            ["5", "mg", "three-times-daily", -83, -70],
            ["10", "mg", "three-times-daily", -69, -6],
            ["15", "mg", "three-times-daily", -5],
          ],
        }),
      ],
    ],
  });
}
