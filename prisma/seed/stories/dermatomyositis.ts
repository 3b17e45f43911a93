// Dermatomyositis with ovarian cancer.
import { amend, draftPlan, sign } from "../plan";
import { takeOn } from "../plan-life";
import type { World } from "../world";
import { begin, visit, who } from "./start";
import { steroidCover } from "./usual-care";

export async function dermatomyositis(world: World): Promise<void> {
  const patient = who(
    [22, "Nkemelu", "Adaeze", 59, "female"],
    "neuromuscular",
    "farouk",
    -88,
    ["74.0", "166", "0.7", "36"],
    ["adeyemi", "costa"],
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    values: { mmt8: "52", swallow: "impaired", "tpmt-activity": "normal", "dxa-t-score": "-1.9" },
    diagnosis: {
      phenotype: "dermatomyositis",
      onset: -130,
      antibodies: [
        ["tif1-gamma", "found"],
        ["nxp2", "not-found"],
      ],
      tumour: { status: "found", cancer: "ovarian", found: -91, text: "Stage II, operated in another hospital" },
    },
  });
  const plan = await draftPlan(chart, -87, diagnosisId, "Dermatomyositis (TIF1-gamma) with ovarian cancer", {
    prednisone: kit.taper({
      start: -87,
      down: [
        ["70", 28],
        ["60", 14],
        ["50", 14],
        ["40", 28],
        ["30", 28],
        ["20", 28],
        ["10", 56],
      ],
      reason: "1 mg per kg, then down over nine months",
    }),
    ...steroidCover(kit, { start: -87, end: 108 }),
    ivig: kit.ivig({
      start: -80,
      review: 20,
      reason: "Dysphagia",
      maintenance: [{ gPerKg: "2", start: -52, repeats: 3, everyWeeks: 4 }],
    }),
    speech: kit.speech({
      start: -85,
      agent: "slp-swallow-therapy",
      to: kit.pool("neuromuscular"),
      question: "Pharyngeal weakness: safe textures and exercises.",
      goals: ["Soft diet without residue"],
      reason: "Dysphagia",
    }),
    physical: kit.physical({
      start: -85,
      agent: "pt-strength-endurance",
      to: kit.person("kowalska"),
      question: "Proximal weakness during active disease: graded exercise.",
      goals: ["Stand up from the toilet without help"],
      reason: "Proximal weakness",
    }),
  });
  await sign(plan, -87);
  await takeOn(plan, "speech", world.people.actors.odonnell, -85);
  await takeOn(plan, "physical", world.people.actors.kowalska, -84);
  await visit(chart, -32, { mmt8: "64", swallow: "safe", glucose: "161" });
  await amend(plan, -31, {
    reason: "Stronger: azathioprine so that prednisone can come down",
    start: {
      azathioprine: kit.drug("immunosuppression", "azathioprine", {
        start: -31,
        review: 30,
        strength: "50 mg",
        reason: "Steroid sparing; TPMT normal",
        doses: [
          ["50", "mg", "daily", -31, -18],
          ["100", "mg", "daily", -17, -4],
          ["150", "mg", "daily", -3],
        ],
      }),
    },
  });
}
