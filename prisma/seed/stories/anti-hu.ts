// Anti-Hu neuronopathy; the physical therapist declined, the patient declined speech therapy.
import { declineReferral } from "@/lib/features/referral/commands/answer-referral";
import { recordPatientDeclined } from "@/lib/features/referral/commands/manage-referral";
import { amend, draftPlan, sign } from "../plan";
import { moveReferral } from "../plan-life";
import { carboplatinEtoposide } from "../treatments/courses";
import type { World } from "../world";
import { begin, visit, who } from "./start";
import { antiemetic, countsBeforeCycles } from "./usual-care";

export async function antiHu(world: World): Promise<void> {
  const { silva, nguyen } = world.people.actors;
  const patient = who(
    [4, "Petrov", "Dimitar", 71, "male"],
    "general",
    "quinn",
    -40,
    ["74.5", "176", "0.98", "41"],
    ["lindqvist", "byrne"],
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    lists: {
      conditions: [["neuropathy"], ["coronary-disease", undefined, "stent 2019"], ["hypertension"]],
      medicines: [
        [null, "75 mg once a day", "current", "Aspirin"],
        [null, "40 mg at bedtime", "current", "Atorvastatin"],
      ],
      vaccines: [["pneumococcal-conjugate-vaccine", -600]],
    },
    values: { gait: "impaired", "falls-last-6-months": "5", incat: "5", berg: "31", "pain-nrs": "6", swallow: "safe" },
    diagnosis: {
      phenotype: "subacute-sensory-neuronopathy",
      onset: -120,
      antibodies: [
        ["hu", "found", "both"],
        ["cv2-crmp5", "not-found"],
        ["amphiphysin", "not-found"],
      ],
      tumour: { status: "found", cancer: "small-cell-lung", found: -43, text: "Extensive stage, mediastinal nodes" },
    },
  });
  const plan = await draftPlan(chart, -39, diagnosisId, "Anti-Hu sensory neuronopathy with small-cell lung cancer", {
    chemotherapy: kit.regimen("regimen-carboplatin-etoposide", {
      start: -33,
      cycles: 4,
      intent: "palliative",
      parts: carboplatinEtoposide,
      reason: "Stabilisation depends on tumour control",
    }),
    antiemetic: antiemetic(kit, { start: -33, end: 50 }),
    counts: countsBeforeCycles(kit, { start: -33, end: 50 }),
    pulse: kit.pulse({ start: -39, reason: "Early trial of immune suppression before axons are lost" }),
    pain: kit.drug("symptom", null, {
      start: -39,
      review: -11,
      name: "Gabapentin",
      reason: "Burning pain in hands and feet",
      form: "capsule",
      strength: "300 mg",
      doses: [
        ["300", "mg", "at-bedtime", -39, -36],
        ["300", "mg", "three-times-daily", -35],
      ],
    }),
    speech: kit.speech({
      start: -38,
      to: kit.person("nguyen"),
      question: "Feels that food sticks. Is there a pharyngeal component?",
      goals: ["Know whether the swallow is safe"],
      visits: 2,
      often: "as-judged",
      reason: "Food sticks since last month",
    }),
  });
  await sign(plan, -39);
  await moveReferral(plan, "speech", { on: -36, by: nguyen }, recordPatientDeclined, {
    reason: "Does not want an instrumental study now; swallows well since he eats slowly.",
  });
  await visit(chart, -12, { incat: "5", "pain-nrs": "4", platelets: "118" });
  await amend(plan, -11, {
    reason: "Stable on chemotherapy; pain better; a trial of immune globulin, and therapy for his balance",
    start: {
      physical: kit.physical({
        start: -10,
        agent: "pt-balance-coordination",
        to: kit.person("silva"),
        question: "Sensory ataxia with five falls. Balance training, walking aid, home visit.",
        goals: ["No fall for four weeks", "Walk to the shop with an aid"],
        urgency: "soon",
        reason: "Falls from sensory ataxia",
      }),
      ivig: kit.ivig({
        start: -10,
        reason: "Trial while the disease is active; review after two courses",
        maintenance: [{ gPerKg: "1", start: 18, repeats: 2, everyWeeks: 4 }],
      }),
    },
  });
  await moveReferral(plan, "physical", { on: -8, by: silva }, declineReferral, {
    reason:
      "Lives 90 km away and cannot travel twice a week during chemotherapy. Please refer to the community team near his home.",
  });
  await visit(chart, -2, { incat: "5", platelets: "131" });
}
