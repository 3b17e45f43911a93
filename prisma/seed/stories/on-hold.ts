import { cancelReferral } from "@/lib/features/referral/commands/manage-referral";
import { amend, draftPlan, sign } from "../plan";
import { moveReferral, putOnHold } from "../plan-life";
import { carboplatinEtoposide } from "../treatments/courses";
import type { World } from "../world";
import { begin, visit, who } from "./start";
import { countsBeforeCycles } from "./usual-care";

export async function onHold(world: World): Promise<void> {
  const patient = who(
    [10, "Szabo", "Ilona", 69, "female"],
    "general",
    "bakker",
    -65,
    ["58.8", "158", "0.9", "34"],
    ["quinn", "lindqvist", "byrne"],
    "ICU-08",
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    lists: {
      conditions: [["neuropathy"], ["autonomic-dysfunction"], ["heart-failure", undefined, "2021"]],
      medicines: [
        [null, "2.5 mg once a day", "current", "Bisoprolol"],
        [null, "20 mg in the morning", "current", "Furosemide"],
      ],
    },
    values: { gait: "non-ambulatory", swallow: "impaired", mrs: "4", incat: "7" },
    diagnosis: {
      phenotype: "encephalomyelitis",
      onset: -100,
      antibodies: [
        ["cv2-crmp5", "found"],
        ["hu", "found"],
      ],
      tumour: { status: "found", cancer: "small-cell-lung", found: -68 },
    },
  });
  const plan = await draftPlan(chart, -64, diagnosisId, "Encephalomyelitis (CV2, Hu) with small-cell lung cancer", {
    chemotherapy: kit.regimen("regimen-carboplatin-etoposide", {
      start: -58,
      cycles: 4,
      intent: "palliative",
      parts: carboplatinEtoposide,
      reason: "Tumour control",
    }),
    counts: countsBeforeCycles(kit, { start: -58, end: 25 }),
    pulse: kit.pulse({ start: -63, days: 3, reason: "Immune suppression before chemotherapy" }),
    physical: kit.physical({
      start: -60,
      to: kit.pool("general"),
      question: "Bed-bound. Positioning and sitting.",
      goals: ["Sit in a chair for an hour"],
      reason: "Immobility",
    }),
  });
  await sign(plan, -64);
  await visit(chart, -24, { neutrophils: "0.8", platelets: "88", temperature: "36.9" });
  await amend(plan, -23, {
    reason: "Neutrophils 0.8 before the third cycle",
    hold: [["chemotherapy", "Neutrophils 0.8 after the second cycle", "neutrophils 1.5 or more on two counts"]],
    start: {
      filgrastim: kit.drug("cancer", "filgrastim", {
        start: -23,
        end: -17,
        route: "subcutaneous",
        form: "injection",
        reason: "Neutropenia between cycles: 5 micrograms per kg",
        doses: [["300", "ug", "daily", -23, -17]],
        supportive: true,
      }),
    },
  });
  await visit(chart, -6, { neutrophils: "0.4", platelets: "61", temperature: "38.9", "systolic-bp": "88" });
  await moveReferral(plan, "physical", { on: -6, by: chart.lead }, cancelReferral, {
    reason: "In intensive care with sepsis; the ward's therapist treats her there.",
  });
  await putOnHold(plan, -6, "Septic shock: everything but supportive care waits until the infection is controlled");
}
