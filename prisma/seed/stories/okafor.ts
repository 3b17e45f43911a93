// Lambert-Eaton syndrome with small-cell lung cancer, in week 3 of a prednisone taper.

import { acceptReferral } from "@/lib/features/referral/commands/answer-referral";
import { sendInterimReport } from "@/lib/features/referral/commands/report";
import { measure } from "../facts";
import { amend, draftPlan, sign } from "../plan";
import { moveReferral } from "../plan-life";
import { carboplatinEtoposide } from "../treatments/courses";
import { attend, firstPhysical, scheduleOn } from "../visits";
import type { World } from "../world";
import { begin, type Kit, visit } from "./start";
import { antiemetic, countsBeforeCycles, steroidCover, steroidWatch } from "./usual-care";

const amifampridine = (kit: Kit, doses: Parameters<Kit["drug"]>[2]["doses"]) =>
  kit.drug("symptom", "amifampridine", {
    start: -58,
    review: 12,
    reason: "Proximal weakness and dry mouth in Lambert-Eaton syndrome",
    brand: "Firdapse",
    strength: "10 mg",
    doses,
    note: "No seizures in the history; take with food; no dose after 20:00",
  });

export async function okafor(world: World): Promise<void> {
  const { clock, people } = world;
  const { silva, nguyen } = people.actors;
  const { chart, diagnosisId, kit } = await begin(
    world,
    {
      mrn: 1,
      family: "Okafor",
      given: "Ruth",
      age: 67,
      sex: "female",
      team: "general",
      lead: "quinn",
      others: ["lindqvist", "byrne", "bakker"],
      since: -60,
      kg: "68.4",
      cm: "164",
      creatinine: "0.82",
      haematocrit: "38",
      bed: "4B-12",
    },
    {
      lists: {
        conditions: [["copd", undefined, "since about 2015"], ["hypertension"], [null, "Dry mouth"]],
        allergies: [[null, "Rash within a day, resolved", "mild", "Amoxicillin"]],
        medicines: [
          [null, "5 mg once a day", "current", "Amlodipine"],
          [null, "1 puff twice a day", "current", "Tiotropium inhaler"],
        ],
        vaccines: [
          ["covid-19-vaccine", -190],
          ["influenza-vaccine", -400],
        ],
      },
      notAsked: ["hla-b1502-ancestry"],
      values: {
        qmg: "14",
        "cmap-increment": "180",
        gait: "impaired",
        swallow: "safe",
        speech: "normal",
        "falls-last-6-months": "3",
        tug: "19.5",
        "10mwt": "0.6",
        ecog: "1",
        "nat2-phenotype": "intermediate",
        qtc: "428",
        ecg: "done",
      },
      diagnosis: {
        phenotype: "lems",
        onset: -150,
        antibodies: [
          ["pq-vgcc", "found"],
          ["sox1", "found"],
          ["hu", "not-found"],
          ["gabab-r", "not-found"],
        ],
        tumour: {
          status: "found",
          cancer: "small-cell-lung",
          found: -66,
          text: "Limited stage, left hilum, biopsy by bronchoscopy",
          expressed: true,
        },
        note: "Triad of weakness, areflexia and autonomic symptoms; increment 180% after exercise.",
      },
    },
  );
  const plan = await draftPlan(chart, -59, diagnosisId, "Lambert-Eaton syndrome with small-cell lung cancer", {
    chemotherapy: kit.regimen("regimen-carboplatin-etoposide", {
      start: -52,
      cycles: 4,
      intent: "curative",
      parts: carboplatinEtoposide,
      reason: "Tumour control is the main treatment of the syndrome",
    }),
    antiemetic: antiemetic(kit, { start: -52, end: 31 }),
    counts: countsBeforeCycles(kit, { start: -52, end: 31 }),
    amifampridine: amifampridine(kit, [["5", "mg", "three-times-daily", -58]]),
    pyridostigmine: kit.drug("symptom", "pyridostigmine", {
      start: -58,
      review: -28,
      reason: "Added for residual weakness between doses",
      brand: "Mestinon",
      strength: "60 mg",
      doses: [["60", "mg", "three-times-daily", -58]],
    }),
    ivig: kit.ivig({ start: -55, reason: "Weakness limits fitness for chemotherapy" }),
    staging: kit.procedure("cancer", null, {
      start: -57,
      name: "FDG PET-CT",
      site: "whole body",
      question: "Is the disease limited, and is there a second tumour?",
      reason: "Staging before chemotherapy",
    }),
    physical: kit.physical({
      start: -56,
      agent: "pt-strength-endurance",
      to: kit.person("silva"),
      question:
        "Proximal leg weakness with three falls. Please assess gait, stairs and transfers, and build strength without exhausting her.",
      goals: [
        "Climb one flight of stairs with a rail",
        "Rise from a chair without using the arms",
        "No fall for four weeks",
      ],
      reason: "Falls from proximal weakness",
      visits: 16,
    }),
  });
  await sign(plan, -59);
  await moveReferral(plan, "physical", { on: -58, by: silva }, acceptReferral, { seenAt: clock.at(-58, "13:55") });
  await scheduleOn(plan, "physical", { on: -58, time: "14:20", by: silva }, -54);
  await attend(plan, "physical", { on: -54, by: silva }, firstPhysical);

  await visit(chart, -45, { weight: "67.9", qmg: "12", gait: "impaired" });
  await amend(plan, -44, {
    reason: "Little response to immune globulin: steroid added, amifampridine raised",
    change: [
      [
        "amifampridine",
        "Partial benefit for two hours after each dose, well tolerated",
        amifampridine(kit, [
          ["5", "mg", "three-times-daily", -58, -45],
          ["10", "mg", "three-times-daily", -44],
        ]),
      ],
    ],
    start: {
      prednisone: kit.taper({
        start: -44,
        down: [
          ["60", 28],
          ["50", 7],
          ["40", 7],
          ["30", 7],
          ["20", 14],
          ["15", 14],
          ["10", 14],
          ["5", 14],
        ],
        reason: "Weakness persists after immune globulin",
      }),
      ...steroidCover(kit, { start: -44, end: 60 }),
      steroidWatch: steroidWatch(kit, { start: -44, end: 60 }),
      influenza: kit.vaccine("influenza-vaccine", {
        start: -43,
        on: [-43],
        reason: "Seasonal protection between cycles",
      }),
    },
  });
  await moveReferral(plan, "physical", { on: -30, by: silva }, sendInterimReport, {
    summary:
      "Eight visits. Sit to stand without arms since the second week; stairs with a rail, one step at a time. Best two hours after amifampridine.",
    recommendation: "Continue twice a week; sessions between 10:00 and noon.",
  });

  await visit(chart, -24, { weight: "69.1", qmg: "9", platelets: "148", glucose: "142", swallow: "impaired" });
  await amend(plan, -23, {
    reason: "Coughing on thin fluids since last week; pyridostigmine without benefit",
    stop: [["pyridostigmine", "No benefit after five weeks, cramps and loose stools"]],
    start: {
      speech: kit.speech({
        start: -23,
        agent: "slp-swallow-therapy",
        to: kit.person("nguyen"),
        question: "Coughing on thin fluids for a week. Is oral intake safe, and which textures?",
        goals: ["Eat and drink without coughing", "Keep weight above 67 kg"],
        urgency: "urgent",
        visits: 8,
        reason: "New swallowing difficulty",
      }),
    },
  });
  await moveReferral(plan, "speech", { on: -22, by: nguyen }, acceptReferral, { seenAt: clock.at(-22, "13:50") });

  await measure(chart, -10, { weight: "69.0", glucose: "151", potassium: "3.6", qmg: "8" });
  await amend(plan, -9, {
    reason: "Fatigue at the end of each dose; QTc and kidney function allow a fourth dose",
    change: [
      [
        "amifampridine",
        "Wears off after three hours; no tingling, no palpitations",
        amifampridine(kit, [
          ["5", "mg", "three-times-daily", -58, -45],
          ["10", "mg", "three-times-daily", -44, -10],
          ["15", "mg", "four-times-daily", -9],
        ]),
      ],
    ],
  });
  await scheduleOn(plan, "speech", { on: -2, time: "14:00", by: nguyen }, 2);
  await visit(chart, -2, { weight: "68.8", qmg: "7", platelets: "162", glucose: "138", swallow: "safe", fvc: "2.6" });
}
