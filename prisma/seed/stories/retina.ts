// Retinopathy with a suspected lung tumour.
import { amend, draftPlan, sign } from "../plan";
import type { World } from "../world";
import { begin, visit, who } from "./start";
import { steroidCover } from "./usual-care";

export async function retina(world: World): Promise<void> {
  const patient = who(
    [23, "Osei", "Kwame", 65, "male"],
    "general",
    "bakker",
    -44,
    ["70.1", "172", "1.04", "41"],
    ["lindqvist"],
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    values: { "logmar-acuity": "0.8" },
    diagnosis: {
      phenotype: "retinopathy",
      onset: -70,
      antibodies: [["cv2-crmp5", "found"]],
      tumour: { status: "suspected", text: "Nodule in the right upper lobe, biopsy planned" },
    },
  });
  const plan = await draftPlan(chart, -43, diagnosisId, "Paraneoplastic retinopathy, lung nodule", {
    biopsy: kit.procedure("cancer", null, {
      start: -38,
      name: "CT-guided biopsy",
      site: "right upper lobe",
      question: "Is the nodule small-cell lung cancer?",
      reason: "Tumour suspected",
    }),
    pulse: kit.pulse({ start: -43, reason: "Vision falls week by week" }),
    ivig: kit.ivig({ start: -36, reason: "With the pulse, to save vision" }),
  });
  await sign(plan, -43);
  await visit(chart, -16, { "logmar-acuity": "0.6" });
  await amend(plan, -15, {
    reason: "Some vision regained: oral steroid; biopsy was not diagnostic",
    start: {
      prednisone: kit.taper({
        start: -15,
        down: [
          ["60", 14],
          ["40", 14],
          ["20", 14],
          ["10", 14],
        ],
        reason: "Hold the gain",
      }),
      ...steroidCover(kit, { start: -15, end: 40 }),
      pet: kit.procedure("cancer", null, {
        start: 4,
        name: "FDG PET-CT",
        site: "whole body",
        question: "Where to take the next biopsy?",
        reason: "First biopsy not diagnostic",
      }),
    },
  });
}
