// Limbic encephalitis with small-cell lung cancer; the speech therapist asks for information.
import { askInformation } from "@/lib/features/referral/commands/answer-referral";
import { amend, draftPlan, sign } from "../plan";
import { moveReferral } from "../plan-life";
import { cisplatinEtoposide } from "../treatments/courses";
import type { World } from "../world";
import { begin, type Kit, visit, who } from "./start";
import { antiemetic, countsBeforeCycles, steroidCover } from "./usual-care";

const levetiracetam = (kit: Kit, start: number, doses: Parameters<Kit["drug"]>[2]["doses"]) =>
  kit.drug("symptom", "levetiracetam", {
    start,
    review: 30,
    brand: "Keppra",
    strength: "500 mg",
    reason: "Focal seizures without enzyme induction",
    doses,
  });

export async function limbic(world: World): Promise<void> {
  const { nguyen } = world.people.actors;
  const patient = who(
    [9, "Delacroix", "Henri", 63, "male"],
    "general",
    "quinn",
    -36,
    ["79.2", "178", "1.02", "42"],
    ["lindqvist", "byrne"],
    "4B-07",
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    lists: {
      conditions: [["seizure-history", undefined, "since five weeks"], ["copd"]],
      medicines: [[null, "10 mg once a day", "unsure", "Ramipril"]],
    },
    answers: { "seizure-history": "yes" },
    values: { moca: "15", "seizures-active": "yes", case: "8", mrs: "3", swallow: "safe" },
    diagnosis: {
      phenotype: "limbic-encephalitis",
      onset: -60,
      antibodies: [
        ["gabab-r", "found", "both"],
        ["hu", "not-found"],
        ["lgi1", "not-found"],
        ["ampar", "not-found"],
      ],
      tumour: {
        status: "found",
        cancer: "small-cell-lung",
        found: -37,
        text: "Limited stage, right hilum",
        expressed: true,
      },
    },
  });
  const plan = await draftPlan(chart, -35, diagnosisId, "Limbic encephalitis (GABA-B) with small-cell lung cancer", {
    chemotherapy: kit.regimen("regimen-cisplatin-etoposide", {
      start: -28,
      cycles: 4,
      intent: "curative",
      parts: cisplatinEtoposide,
      reason: "Limited stage, fit for concurrent treatment",
    }),
    thorax: kit.radiotherapy("radiotherapy-thoracic", {
      start: -7,
      target: "right hilum and mediastinum",
      gy: "45",
      fractions: 30,
      perWeek: 10,
      intent: "curative",
      reason: "Concurrent with the second cycle",
    }),
    antiemetic: antiemetic(kit, { start: -28, end: 55 }),
    counts: countsBeforeCycles(kit, { start: -28, end: 55 }),
    pulse: kit.pulse({ start: -35, reason: "Rapid immune suppression" }),
    levetiracetam: levetiracetam(kit, -35, [["500", "mg", "twice-daily", -35]]),
  });
  await sign(plan, -35);
  await visit(chart, -20, { "seizures-active": "yes", moca: "16", sodium: "131" });
  await amend(plan, -19, {
    reason: "Daily focal seizures; exchange after the pulse",
    change: [
      [
        "levetiracetam",
        "Three focal seizures a day",
        levetiracetam(kit, -35, [
          ["500", "mg", "twice-daily", -35, -20],
          ["1000", "mg", "twice-daily", -19],
        ]),
      ],
    ],
    start: {
      lacosamide: kit.drug("symptom", "lacosamide", {
        start: -19,
        review: 10,
        brand: "Vimpat",
        strength: "50 mg",
        reason: "Second drug for focal seizures; ECG normal",
        doses: [
          ["50", "mg", "twice-daily", -19, -13],
          ["100", "mg", "twice-daily", -12],
        ],
      }),
      exchange: kit.exchange({ start: -18, end: -10, reason: "Antibody to a surface antigen, slow response" }),
    },
  });
  await visit(chart, -5, { "seizures-active": "no", moca: "20", sodium: "136", platelets: "121" });
  await amend(plan, -4, {
    reason: "Seizure free for a week: steroid taper by mouth",
    start: {
      prednisone: kit.taper({
        start: -4,
        down: [
          ["60", 14],
          ["50", 7],
          ["40", 7],
          ["30", 14],
          ["20", 14],
          ["10", 14],
        ],
        reason: "Hold the response",
      }),
      speech: kit.speech({
        start: -3,
        agent: "slp-dysarthria-therapy",
        to: kit.person("nguyen"),
        question: "Amnesia and word finding difficulty. Strategies for daily life, training of his wife.",
        goals: ["Use a memory book every day"],
        urgency: "routine",
        visits: 8,
        often: "weekly",
        reason: "Amnesia",
      }),
      ...steroidCover(kit, { start: -4, end: 65 }),
    },
  });
  await moveReferral(plan, "speech", { on: -2, by: nguyen }, askInformation, {
    question: "Is he safe to sit alone in the treatment room for an hour, and who may I call if he has a seizure?",
  });
}
