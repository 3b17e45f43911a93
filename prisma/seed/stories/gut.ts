// Gastrointestinal pseudo-obstruction: the plan was discontinued for comfort care.
import { amend, draftPlan, sign } from "../plan";
import { finish } from "../plan-life";
import { carboplatinEtoposide } from "../treatments/courses";
import type { World } from "../world";
import { begin, visit, who } from "./start";
import { antiemetic, countsBeforeCycles } from "./usual-care";

export async function gut(world: World): Promise<void> {
  const patient = who(
    [21, "Larsen", "Bent", 72, "male"],
    "general",
    "quinn",
    -140,
    ["59.0", "175", "1.0", "36"],
    ["lindqvist", "byrne"],
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    lists: { conditions: [["mechanical-obstruction-excluded"], ["autonomic-dysfunction"]] },
    values: { gcsi: "4.1", ecog: "3", albumin: "2.9" },
    diagnosis: {
      phenotype: "gi-pseudo-obstruction",
      onset: -210,
      antibodies: [["hu", "found"]],
      tumour: { status: "found", cancer: "small-cell-lung", found: -144, text: "Extensive stage" },
    },
  });
  const plan = await draftPlan(chart, -139, diagnosisId, "Gastrointestinal pseudo-obstruction (Hu)", {
    pyridostigmine: kit.drug("symptom", "pyridostigmine", {
      start: -138,
      review: -110,
      strength: "60 mg",
      reason: "Gut motility; mechanical obstruction excluded by CT",
      doses: [
        ["30", "mg", "three-times-daily", -138, -131],
        ["60", "mg", "three-times-daily", -130],
      ],
    }),
    pulse: kit.pulse({ start: -139, reason: "Trial of immune suppression" }),
    chemotherapy: kit.regimen("regimen-carboplatin-etoposide", {
      start: -128,
      cycles: 4,
      intent: "palliative",
      parts: carboplatinEtoposide,
      reason: "Tumour control",
    }),
    antiemetic: antiemetic(kit, { start: -128, end: -45 }),
    counts: countsBeforeCycles(kit, { start: -128, end: -45 }),
  });
  await sign(plan, -139);
  await visit(chart, -90, { gcsi: "4.0", weight: "54.2" });
  await amend(plan, -89, {
    reason: "No gain after two cycles and the pulse",
    stop: [["pyridostigmine", "Colic without benefit"]],
    hold: [["chemotherapy", "Weight loss and ECOG 3", "he and his family have decided"]],
  });
  await finish(plan, -70, {
    how: "discontinue",
    reason: "comfort-care",
    note: "He and his family decided for hospice care at home.",
    usual: "comfort-care",
    own: { pulse: "completed" },
  });
}
