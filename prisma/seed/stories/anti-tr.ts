import { amend, draftPlan, sign } from "../plan";
import { takeOn } from "../plan-life";
import type { World } from "../world";
import { begin, visit, who } from "./start";
import { steroidCover } from "./usual-care";

export async function antiTr(world: World): Promise<void> {
  const patient = who(
    [8, "Novak", "Jakub", 44, "male"],
    "general",
    "bakker",
    -50,
    ["81.0", "183", "0.91", "43"],
    ["lindqvist"],
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    values: { sara: "14", gait: "impaired", speech: "impaired", swallow: "safe" },
    notAsked: ["peptic-ulcer", "g6pd-deficiency"],
    diagnosis: {
      phenotype: "rapidly-progressive-cerebellar-syndrome",
      onset: -85,
      antibodies: [
        ["tr-dner", "found", "both"],
        ["yo", "not-found"],
        ["mglur1", "not-tested"],
      ],
      tumour: { status: "found", cancer: "hodgkin-lymphoma", found: -52, text: "Mediastinal, stage II" },
    },
  });
  const plan = await draftPlan(chart, -49, diagnosisId, "Anti-Tr cerebellar degeneration with Hodgkin lymphoma", {
    lymphoma: kit.radiotherapy("radiotherapy-other", {
      start: 20,
      target: "involved nodes, mediastinum",
      gy: "30",
      fractions: 15,
      perWeek: 5,
      intent: "curative",
      reason: "Consolidation after chemotherapy by haematology",
    }),
    pulse: kit.pulse({ start: -49, reason: "Early immune suppression" }),
    exchange: kit.exchange({ start: -42, end: -34, peripheral: true, reason: "Antibody to a surface antigen" }),
    physical: kit.physical({
      start: -30,
      agent: "pt-balance-coordination",
      to: kit.pool("general"),
      question: "Gait ataxia, works as an electrician. Intensive balance training and advice on ladders.",
      goals: ["Walk heel to toe for ten steps"],
      reason: "Gait ataxia",
    }),
  });
  await sign(plan, -49);
  await takeOn(plan, "physical", world.people.actors.silva, -44);
  await visit(chart, -28, { sara: "11" });
  await amend(plan, -27, {
    reason: "Improving after exchange: oral steroid until lymphoma treatment is under way",
    start: {
      prednisone: kit.taper({
        start: -27,
        down: [
          ["40", 14],
          ["30", 14],
          ["20", 14],
          ["10", 14],
          ["5", 14],
        ],
        reason: "Hold the response",
      }),
      ...steroidCover(kit, { start: -27, end: 43 }),
    },
  });
}
