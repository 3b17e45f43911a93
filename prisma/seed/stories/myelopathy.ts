// Isolated myelopathy with breast cancer in remission.
import { amend, draftPlan, sign } from "../plan";
import { takeOn } from "../plan-life";
import type { World } from "../world";
import { begin, visit, who } from "./start";

export async function myelopathy(world: World): Promise<void> {
  const patient = who(
    [24, "Andersson", "Karin", 62, "female"],
    "general",
    "quinn",
    -70,
    ["67.3", "168", "0.77", "37"],
    ["bakker", "lindqvist"],
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    values: { gait: "impaired", "10mwt": "0.7", mrs: "3" },
    diagnosis: {
      phenotype: "isolated-myelopathy",
      onset: -120,
      antibodies: [
        ["amphiphysin", "found"],
        ["cv2-crmp5", "not-found"],
        ["aqp4", "not-found"],
      ],
      tumour: {
        status: "in-remission",
        cancer: "breast",
        found: -900,
        text: "Right breast 2024, operated, on an aromatase inhibitor",
        expressed: true,
      },
    },
  });
  const baclofen = (doses: Parameters<typeof kit.drug>[2]["doses"]) =>
    kit.drug("symptom", "baclofen", {
      start: -69,
      review: 10,
      strength: "10 mg",
      reason: "Spasticity of both legs",
      doses,
    });
  const plan = await draftPlan(
    chart,
    -69,
    diagnosisId,
    "Isolated myelopathy (amphiphysin), breast cancer in remission",
    {
      pulse: kit.pulse({ start: -69, reason: "Active lesion on MRI" }),
      baclofen: baclofen([["5", "mg", "three-times-daily", -69]]),
      physical: kit.physical({
        start: -65,
        to: kit.person("silva"),
        question: "Spastic gait, stumbles with the left foot. Gait training, orthosis?",
        goals: ["Walk 500 m without a stumble"],
        reason: "Spastic gait",
      }),
    },
  );
  await sign(plan, -69);
  await takeOn(plan, "physical", world.people.actors.silva, -66);
  await visit(chart, -36, { "10mwt": "0.8", mrs: "3" });
  await amend(plan, -35, {
    reason: "New lesion: second line",
    change: [
      [
        "baclofen",
        "Spasms at night",
        baclofen([
          ["5", "mg", "three-times-daily", -69, -36],
          ["10", "mg", "three-times-daily", -35],
        ]),
      ],
    ],
    start: {
      cyclophosphamide: kit.reckoned("cyclophosphamide", {
        start: -28,
        end: 112,
        per: "per-m2",
        amount: "750",
        on: [-28, 0, 28, 56, 84, 112],
        reason: "New lesion after the pulse",
      }),
      mesna: kit.drug("immunosuppression", "mesna", {
        start: -28,
        end: 112,
        route: "intravenous",
        form: "infusion",
        reason: "Bladder protection with each infusion",
        doses: [-28, 0, 28, 56, 84, 112].map((day) => ["270", "mg", "three-times-daily", day, day] as const),
        supportive: true,
      }),
    },
  });
}
