import { amend, draftPlan, sign } from "../plan";
import { takeOn } from "../plan-life";
import type { World } from "../world";
import { begin, type Kit, visit, who } from "./start";

type Doses = Parameters<Kit["drug"]>[2]["doses"];

export async function lakeside(world: World): Promise<void> {
  const patient = who(
    [18, "Thompson", "Earl", 54, "male"],
    "lakeside",
    "reyes",
    -170,
    ["92.5", "184", "1.1", "45"],
    ["turner", "marsh"],
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    lists: {
      conditions: [[null, "Former smoker, 30 pack-years"], ["hypertension"]],
      medicines: [[null, "20 mg once a day", "current", "Lisinopril"]],
    },
    values: { qmg: "11", "triple-tug": "44", "cmap-increment": "140", gait: "impaired", "nat2-phenotype": "rapid" },
    diagnosis: {
      phenotype: "lems",
      onset: -400,
      antibodies: [
        ["pq-vgcc", "found"],
        ["sox1", "not-found"],
      ],
      tumour: { status: "not-found", text: "CT and PET-CT negative; repeat every 3-6 months for two years" },
    },
  });
  const amifampridine = (doses: Doses) =>
    kit.drug("symptom", "amifampridine", {
      start: -168,
      review: 20,
      brand: "Firdapse",
      strength: "10 mg",
      reason: "Leg weakness and dry mouth",
      doses,
    });
  const plan = await draftPlan(chart, -169, diagnosisId, "Lambert-Eaton syndrome, no tumour found", {
    amifampridine: amifampridine([
      ["5", "mg", "three-times-daily", -168, -155],
      ["10", "mg", "three-times-daily", -154],
    ]),
    screen: kit.monitoring("cancer", {
      start: -169,
      end: 560,
      name: "Tumour screen",
      reason: "SOX1 negative, smoker: half-yearly for two years",
      values: ["tumour-screen"],
      everyDays: 180,
      actOn: "Any new nodule: oncology within a week",
    }),
    physical: kit.physical({
      start: -165,
      agent: "pt-strength-endurance",
      to: kit.person("hart"),
      question: "Leg strength, fatigue. Program to do at home.",
      goals: ["Climb two flights of stairs"],
      urgency: "routine",
      often: "weekly",
      visits: 10,
      reason: "Deconditioned",
    }),
  });
  await sign(plan, -169);
  await takeOn(plan, "physical", world.people.actors.hart, -162);
  await visit(chart, -100, { "triple-tug": "31", qmg: "8" });
  await amend(plan, -99, {
    reason: "Benefit wears off before the next dose",
    change: [
      [
        "amifampridine",
        "Wearing off after three hours, QTc normal",
        amifampridine([
          ["5", "mg", "three-times-daily", -168, -155],
          ["10", "mg", "three-times-daily", -154, -100],
          ["10", "mg", "five-times-daily", -99],
        ]),
      ],
    ],
  });
  await visit(chart, -20, { "triple-tug": "24", qmg: "6" });
  await amend(plan, -19, {
    reason: "Residual weakness in the evening",
    start: {
      pyridostigmine: kit.drug("symptom", "pyridostigmine", {
        start: -19,
        review: 14,
        strength: "60 mg",
        reason: "Evening weakness",
        doses: [["30", "mg", "three-times-daily", -19]],
      }),
    },
  });
}
