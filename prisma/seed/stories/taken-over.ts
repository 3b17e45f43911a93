// Anti-Yo cerebellar degeneration: a colleague took the draft over, signed it, and has the next one too.
import { acceptReferral } from "@/lib/features/referral/commands/answer-referral";
import { acknowledgeReport, finishWithSummary } from "@/lib/features/referral/commands/report";
import { carryOut, draftPlan, reopen, sign, takeOver } from "../plan";
import { moveReferral } from "../plan-life";
import { carboplatinPaclitaxel } from "../treatments/courses";
import { attend, firstPhysical, scheduleOn } from "../visits";
import type { World } from "../world";
import { begin, type Kit, visit, who } from "./start";
import { antiemetic, countsBeforeCycles } from "./usual-care";

const clonazepam = (kit: Kit, doses: Parameters<Kit["drug"]>[2]["doses"]) =>
  kit.drug("symptom", "clonazepam", {
    start: -70,
    review: 21,
    brand: "Klonopin",
    strength: "0.5 mg",
    reason: "Downbeat nystagmus and tremor",
    doses,
  });

export async function takenOver(world: World): Promise<void> {
  const { clock, people } = world;
  const { silva, bakker, quinn } = people.actors;
  const patient = who(
    [7, "Whitfield", "Margaret", 58, "female"],
    "general",
    "quinn",
    -72,
    ["63.5", "165", "0.76", "36"],
    ["bakker", "lindqvist", "byrne"],
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    lists: {
      conditions: [["thrombosis-history", "Deep vein thrombosis of the left leg", "2022"]],
      medicines: [[null, "5 mg twice a day", "current", "Apixaban"]],
      allergies: [[null, "Hives", "moderate", "Iodinated contrast"]],
    },
    answers: { "thrombosis-history": "yes" },
    values: {
      sara: "21",
      gait: "impaired",
      speech: "impaired",
      swallow: "impaired",
      berg: "22",
      "falls-last-6-months": "6",
    },
    diagnosis: {
      phenotype: "rapidly-progressive-cerebellar-syndrome",
      onset: -110,
      antibodies: [
        ["yo", "found", "both"],
        ["tr-dner", "not-found"],
        ["ri", "not-found"],
      ],
      tumour: { status: "found", cancer: "ovarian", found: -74, text: "High-grade serous, stage III", expressed: true },
    },
  });
  const plan = await draftPlan(chart, -71, diagnosisId, "Anti-Yo cerebellar degeneration with ovarian cancer", {
    surgery: kit.surgery("surgery-tumour-resection", {
      start: -66,
      site: "ovaries, uterus, omentum",
      reason: "Removal of the antigen source",
    }),
    chemotherapy: kit.regimen("regimen-carboplatin-paclitaxel", {
      start: -45,
      cycles: 6,
      intent: "adjuvant",
      parts: carboplatinPaclitaxel,
      reason: "Adjuvant treatment after surgery",
    }),
    antiemetic: antiemetic(kit, { start: -45, end: 80 }),
    counts: countsBeforeCycles(kit, { start: -45, end: 80 }),
    pulse: kit.pulse({ start: -71, reason: "Within weeks of onset: trial of immune suppression" }),
    ivig: kit.ivig({ start: -60, reason: "Trial within three months of onset" }),
    clonazepam: clonazepam(kit, [["0.5", "mg", "at-bedtime", -70]]),
    physical: kit.physical({
      start: -60,
      end: -14,
      agent: "pt-balance-coordination",
      to: kit.person("silva"),
      question: "Severe trunk ataxia. Sitting balance, transfers, wheelchair for distances.",
      goals: ["Transfer with one helper", "Sit without support for ten minutes"],
      reason: "Cannot stand without help",
    }),
  });
  await sign(plan, -71);
  await moveReferral(plan, "physical", { on: -58, by: silva }, acceptReferral, { seenAt: clock.at(-58, "13:50") });
  await scheduleOn(plan, "physical", { on: -58, time: "14:10", by: silva }, -55);
  await attend(plan, "physical", { on: -55, by: silva }, firstPhysical);
  await moveReferral(plan, "physical", { on: -20, by: silva }, finishWithSummary, {
    summary: "Twelve visits. Transfers with one helper, sits free for 15 minutes, wheelchair fitted. SARA 19.",
    recommendation: "Home programme with her husband; refer again when chemotherapy ends.",
  });
  await moveReferral(plan, "physical", { on: -18, by: quinn }, acknowledgeReport, {});
  await visit(chart, -16, { sara: "19", weight: "62.1", platelets: "104", neutrophils: "1.7" });
  await reopen(plan, -15, {
    reason: "",
    by: quinn,
    change: [
      [
        "clonazepam",
        "Tremor still disturbs meals",
        clonazepam(kit, [
          ["0.5", "mg", "at-bedtime", -70, -16],
          ["0.5", "mg", "twice-daily", -15],
        ]),
      ],
    ],
  });
  await takeOver(plan, -14, bakker);
  await carryOut(plan, -14, {
    reason: "",
    by: bakker,
    start: {
      speech: kit.speech({
        start: -13,
        agent: "slp-dysarthria-therapy",
        to: kit.pool("general"),
        question: "Scanning dysarthria, coughs on thin fluids. Intelligibility and a safe texture.",
        goals: ["Be understood on the phone"],
        reason: "Dysarthria and mild dysphagia",
      }),
      swallowStudy: kit.procedure("rehabilitation", "slp-instrumental-swallow-study", {
        start: -12,
        name: "Videofluoroscopy",
        question: "Does she aspirate thin fluids?",
        reason: "Cough on thin fluids",
      }),
    },
  });
  await sign(plan, -14, "Covering for Dr Quinn: tremor treatment raised, swallow study and speech therapy", bakker);
  await visit(chart, -3, { sara: "18", weight: "61.7", platelets: "97" });
  await reopen(plan, -2, {
    reason: "",
    by: quinn,
    hold: [["chemotherapy", "Platelets 97 before cycle 3", "platelets 100 or more"]],
    change: [
      [
        "clonazepam",
        "Sleepy in the morning",
        clonazepam(kit, [
          ["0.5", "mg", "at-bedtime", -70, -3],
          ["1", "mg", "at-bedtime", -2],
        ]),
      ],
    ],
  });
  await takeOver(plan, 0, bakker);
}
