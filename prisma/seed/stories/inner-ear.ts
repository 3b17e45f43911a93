// Cochleovestibulopathy, tumour suspected; several lists not reviewed.
import { draftPlan, sign } from "../plan";
import { takeOn } from "../plan-life";
import type { World } from "../world";
import { begin, who } from "./start";

export async function innerEar(world: World): Promise<void> {
  const patient = who([25, "Rossi", "Matteo", 45, "male"], "general", "bakker", -26, ["88.0", "185", "0.9", "45"], []);
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    lists: { conditions: [["hearing-impairment"]], unreviewed: ["allergies", "vaccinations"] },
    values: { audiogram: "done", gait: "impaired" },
    notAsked: ["latent-tb-untreated", "blood-products-refused", "iga-deficiency"],
    diagnosis: {
      phenotype: "cochleovestibulopathy",
      onset: -80,
      antibodies: [
        ["klhl11", "found"],
        ["ma2", "not-found"],
      ],
      tumour: { status: "suspected", text: "Testicular microlithiasis on ultrasound" },
    },
  });
  const plan = await draftPlan(chart, -25, diagnosisId, "Cochleovestibulopathy (KLHL11)", {
    pulse: kit.pulse({ start: -24, reason: "Hearing falls fast" }),
    ultrasound: kit.procedure("cancer", null, {
      start: -20,
      name: "Testicular ultrasound",
      site: "both testes",
      question: "Has a mass appeared since the first scan?",
      reason: "Microlithiasis",
    }),
    physical: kit.physical({
      start: -20,
      agent: "pt-balance-coordination",
      to: kit.pool("general"),
      question: "Bilateral vestibular loss: vestibular rehabilitation.",
      goals: ["Walk in the dark with one hand on the wall"],
      urgency: "routine",
      reason: "Oscillopsia and falls in the dark",
    }),
  });
  await sign(plan, -25);
  await takeOn(plan, "physical", world.people.actors.silva, -21);
}
