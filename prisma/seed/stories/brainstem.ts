import { amend, draftPlan, sign } from "../plan";
import { takeOn } from "../plan-life";
import type { World } from "../world";
import { begin, visit, who } from "./start";

export async function brainstem(world: World): Promise<void> {
  const patient = who(
    [11, "Ferreira", "Paulo", 34, "male"],
    "general",
    "quinn",
    -22,
    ["84.6", "180", "0.88", "44"],
    ["lindqvist", "byrne", "bakker"],
    "4B-15",
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    lists: { conditions: [["sleep-apnoea"], ["feeding-tube", "Nasogastric feeding tube"]] },
    values: {
      swallow: "unsafe",
      gait: "impaired",
      speech: "impaired",
      fois: "2",
      "speech-intelligibility": "60",
      mrs: "4",
    },
    diagnosis: {
      phenotype: "brainstem-encephalitis",
      onset: -70,
      antibodies: [
        ["ma2", "found", "both"],
        ["klhl11", "not-found"],
      ],
      tumour: {
        status: "found",
        cancer: "other",
        found: -24,
        text: "Testicular germ cell tumour, left",
        expressed: true,
      },
    },
  });
  const bep = [
    ["bleomycin", "Bleomycin", "units", "30", [1, 8, 15]],
    ["etoposide", "Etoposide", "per-m2", "100", [1, 2, 3, 4, 5]],
    ["cisplatin", "Cisplatin", "per-m2", "20", [1, 2, 3, 4, 5]],
  ] as const;
  const plan = await draftPlan(chart, -21, diagnosisId, "Brainstem encephalitis (Ma2) with testicular tumour", {
    orchiectomy: kit.surgery("orchiectomy", {
      start: -18,
      site: "left testis",
      reason: "Antigen source; sperm banking done",
    }),
    pulse: kit.pulse({ start: -21, reason: "Immune suppression while surgery is prepared" }),
    swallowStudy: kit.procedure("rehabilitation", "slp-instrumental-swallow-study", {
      start: -20,
      name: "Videofluoroscopy",
      question: "Which textures are safe?",
      reason: "Coughs on saliva",
    }),
    speech: kit.speech({
      start: -21,
      agent: "slp-swallow-therapy",
      to: kit.person("nguyen"),
      question: "Unsafe swallow since yesterday, tube placed. Therapy, and when to try food again?",
      goals: ["Safe saliva management", "First oral trial"],
      urgency: "urgent",
      often: "daily",
      visits: 15,
      reason: "Unsafe swallow",
    }),
  });
  await sign(plan, -21);
  await takeOn(plan, "speech", world.people.actors.nguyen, -21);
  await visit(chart, -2, { swallow: "unsafe", fois: "1", weight: "82.9" });
  await amend(plan, -1, {
    reason: "Seminoma stage II confirmed; brainstem signs still progress",
    // The chemotherapy begins in a few days, and oncology has not co-signed it yet.
    unsigned: true,
    start: {
      chemotherapy: kit.regimen("regimen-bep", {
        start: 5,
        cycles: 3,
        intent: "curative",
        parts: bep,
        reason: "Stage II germ cell tumour",
        note: "Lung function before each cycle because of bleomycin",
      }),
      exchange: kit.exchange({ start: 1, end: 9, reason: "Progressive brainstem signs after the pulse" }),
      physical: kit.physical({
        start: 0,
        agent: "pt-balance-coordination",
        to: kit.person("silva"),
        question: "Gaze palsy and ataxia: he misjudges steps. Safe walking on the ward.",
        goals: ["Walk to the bathroom with one helper"],
        urgency: "urgent",
        reason: "Two near falls on the ward",
      }),
    },
  });
}
