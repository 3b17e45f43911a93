import { amend, draftPlan, sign } from "../plan";
import type { World } from "../world";
import { begin, visit, who } from "./start";

export async function otherEncephalitis(world: World): Promise<void> {
  const patient = who(
    [12, "Yilmaz", "Deniz", 47, "male"],
    "general",
    "bakker",
    -110,
    ["75.4", "174", "0.95", "43"],
    ["quinn"],
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    answers: { "seizure-history": "yes" },
    values: { "seizures-active": "yes", moca: "22", mrs: "3", "tpmt-activity": "normal" },
    diagnosis: {
      phenotype: "encephalitis-other-than-limbic",
      onset: -130,
      antibodies: [
        ["gabaa-r", "found", "both"],
        ["mog", "not-found"],
      ],
      tumour: { status: "found", cancer: "thymoma", found: -108 - 4 },
    },
  });
  const plan = await draftPlan(chart, -109, diagnosisId, "GABA-A receptor encephalitis with thymoma", {
    thymectomy: kit.surgery("thymectomy", {
      start: -70,
      site: "thymus, by sternotomy",
      reason: "Antigen source, when seizures are controlled",
    }),
    valproate: kit.drug("symptom", "valproic-acid", {
      start: -109,
      review: 25,
      brand: "Depakene",
      form: "capsule",
      strength: "250 mg",
      reason: "Generalised and focal seizures",
      doses: [["500", "mg", "twice-daily", -109]],
    }),
    ivig: kit.ivig({ start: -108, reason: "First line" }),
    pulse: kit.pulse({ start: -109, days: 3, reason: "First line" }),
  });
  await sign(plan, -109);
  await visit(chart, -91, { "seizures-active": "yes", "valproate-level": "58", alt: "36" });
  await amend(plan, -90, {
    reason: "Seizures twice a week; level in the lower range",
    change: [
      [
        "valproate",
        "Level 58 µg/mL, two seizures a week",
        kit.drug("symptom", "valproic-acid", {
          start: -109,
          review: 25,
          brand: "Depakene",
          form: "capsule",
          strength: "250 mg",
          reason: "Generalised and focal seizures",
          doses: [
            ["500", "mg", "twice-daily", -109, -91],
            ["750", "mg", "twice-daily", -90],
          ],
        }),
      ],
    ],
  });
  await visit(chart, -31, { "seizures-active": "no", "valproate-level": "81", platelets: "132", ammonia: "48" });
  await amend(plan, -30, {
    reason: "Thymoma removed, seizure free: steroid-sparing treatment begins",
    start: {
      azathioprine: kit.drug("immunosuppression", "azathioprine", {
        start: -30,
        review: 30,
        brand: "Imuran",
        strength: "50 mg",
        reason: "Keep remission without long steroid; TPMT normal",
        doses: [
          ["50", "mg", "daily", -30, -17],
          ["100", "mg", "daily", -16],
        ],
      }),
      counts: kit.monitoring("immunosuppression", {
        start: -30,
        end: 90,
        name: "Azathioprine monitoring",
        reason: "Counts and liver on azathioprine",
        values: ["neutrophils", "lymphocytes", "alt"],
        everyDays: 14,
        actOn: "Neutrophils below 1.5 or ALT above 120 U/L: stop and call",
      }),
    },
  });
  // A result that makes the plan in force unsafe: it waits on the list of whoever prescribes it.
  await visit(chart, -1, { alt: "214", platelets: "118" });
}
