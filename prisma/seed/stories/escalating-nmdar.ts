// Anti-NMDA receptor encephalitis with teratoma: escalated after first line.
import { acceptReferral } from "@/lib/features/referral/commands/answer-referral";
import { finishWithSummary } from "@/lib/features/referral/commands/report";
import type { Overrides } from "../decide";
import { amend, draftPlan, sign } from "../plan";
import { moveReferral } from "../plan-life";
import { attend, firstSpeech, scheduleOn } from "../visits";
import type { World } from "../world";
import { begin, visit, who } from "./start";

/** Both were weighed at the bedside, and the team lead reads them under Overrides. */
const inSpiteOf: Overrides = {
  "ivig-before-plex": {
    reason: "benefit-outweighs-risk",
    text: "No answer to immune globulin and still two seizures a day: exchange cannot wait for two weeks. Immune globulin is given again after the last exchange if needed.",
  },
  "cyc-urinary-outflow": {
    reason: "specialist-advice",
    text: "Urology: the obstruction is relieved by the indwelling catheter, which stays in until the last cycle; mesna and hydration with each dose.",
  },
};

export async function escalating(world: World): Promise<void> {
  const { clock, people } = world;
  const { silva, nguyen } = people.actors;
  const patient = who(
    [2, "Marchetti", "Giulia", 24, "female"],
    "general",
    "quinn",
    -31,
    ["56.2", "167", "0.64", "36"],
    ["bakker", "byrne", "lindqvist"],
    "ICU-03",
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    lists: {
      conditions: [
        ["seizure-history", undefined, "this admission"],
        ["urinary-outflow-obstruction", "Urinary catheter in place"],
        ["feeding-tube", "Nasogastric feeding tube"],
      ],
    },
    answers: { "seizure-history": "yes", "childbearing-potential": "yes" },
    values: {
      "pregnancy-test": "negative",
      "seizures-active": "yes",
      swallow: "unsafe",
      gait: "non-ambulatory",
      speech: "impaired",
      case: "16",
      mrs: "5",
    },
    diagnosis: {
      phenotype: "anti-nmdar-encephalitis",
      onset: -45,
      antibodies: [
        ["nmdar", "found", "both"],
        ["lgi1", "not-found"],
        ["gabaa-r", "not-found"],
      ],
      tumour: {
        status: "found",
        cancer: "ovarian-teratoma",
        found: -32,
        text: "Right ovary, 4 cm, mature teratoma",
        expressed: true,
      },
      note: "Psychosis, then seizures, orofacial dyskinesia and central hypoventilation.",
    },
  });
  const plan = await draftPlan(
    chart,
    -30,
    diagnosisId,
    "Anti-NMDA receptor encephalitis with ovarian teratoma",
    {
      teratoma: kit.surgery("ovarian-teratoma-resection", {
        start: -28,
        site: "right ovary, laparoscopic",
        reason: "The tumour drives the disease: remove it within days",
      }),
      pulse: kit.pulse({ start: -30, reason: "First-line immune suppression" }),
      levetiracetam: kit.drug("symptom", "levetiracetam", {
        start: -30,
        review: 12,
        brand: "Keppra",
        reason: "Focal seizures with impaired awareness",
        form: "oral-liquid",
        route: "enteral",
        strength: "100 mg/mL",
        doses: [["500", "mg", "twice-daily", -30]],
      }),
      ivig: kit.ivig({ start: -25, reason: "First line together with steroid" }),
    },
    inSpiteOf,
  );
  await sign(plan, -30);
  await visit(chart, -20, { weight: "54.8", case: "17", mrs: "5", "seizures-active": "yes" });
  await amend(plan, -19, {
    reason: "No improvement three days after immune globulin; seizures continue",
    change: [
      [
        "levetiracetam",
        "Two seizures a day on 500 mg twice a day",
        kit.drug("symptom", "levetiracetam", {
          start: -30,
          review: 12,
          brand: "Keppra",
          reason: "Focal seizures with impaired awareness",
          form: "oral-liquid",
          route: "enteral",
          strength: "100 mg/mL",
          doses: [
            ["500", "mg", "twice-daily", -30, -20],
            ["1000", "mg", "twice-daily", -19],
          ],
        }),
      ],
    ],
    start: {
      catheter: kit.procedure("plasma-exchange", "central-venous-catheter", {
        start: -18,
        site: "right internal jugular vein",
        question: "Access for plasma exchange",
        reason: "No peripheral access for exchange",
      }),
      exchange: kit.exchange({
        start: -17,
        end: -9,
        volumes: "1",
        reason: "Severe disease without response to steroid and immune globulin",
      }),
      physical: kit.physical({
        start: -18,
        to: kit.person("silva"),
        question:
          "Bed-bound with dyskinesia. Positioning, contractures, early mobilisation within the limits of sedation.",
        goals: ["No contracture or pressure sore", "Sit on the edge of the bed for five minutes"],
        urgency: "soon",
        visits: 20,
        often: "daily",
        reason: "Immobility in intensive care",
      }),
      speech: kit.speech({
        start: -18,
        to: kit.person("nguyen"),
        question: "Unsafe swallow, tube fed. When can oral trials begin, and how can she communicate?",
        goals: ["Safe saliva management", "First oral trial"],
        urgency: "urgent",
        visits: 10,
        often: "three-times-weekly",
        reason: "Unsafe swallow and mutism",
      }),
    },
  });
  await moveReferral(plan, "physical", { on: -18, by: silva }, acceptReferral, { seenAt: clock.at(-18, "13:50") });
  await moveReferral(plan, "speech", { on: -18, by: nguyen }, acceptReferral, { seenAt: clock.at(-18, "13:50") });
  await scheduleOn(plan, "speech", { on: -18, time: "14:10", by: nguyen }, -17);
  await attend(plan, "speech", { on: -17, by: nguyen }, firstSpeech);
  await visit(chart, -7, { weight: "53.9", case: "14", mrs: "5", igg: "640" });
  await amend(plan, -6, {
    reason: "Five exchanges done, only slight change: second line",
    start: {
      rituximab: kit.reckoned("rituximab", {
        start: -5,
        end: 16,
        per: "per-m2",
        amount: "375",
        on: [-5, 2, 9, 16],
        reason: "Second line after steroid, immune globulin and exchange",
      }),
      cyclophosphamide: kit.reckoned("cyclophosphamide", {
        start: 23,
        end: 79,
        per: "per-m2",
        amount: "750",
        on: [23, 51, 79],
        reason: "Added to rituximab when there is no response",
        condition: {
          type: "conditional",
          text: "If the CASE score is still 12 or more",
          by: clock.day(23),
        },
      }),
      counts: kit.monitoring("immunosuppression", {
        start: -5,
        end: 90,
        name: "Counts and immunoglobulins on second line",
        reason: "Neutropenia and low IgG after rituximab",
        values: ["neutrophils", "lymphocytes", "igg"],
        everyDays: 7,
        actOn: "Neutrophils below 1.0 or fever: call the ward neurologist at once",
      }),
    },
  });
  await moveReferral(plan, "speech", { on: -3, by: nguyen }, finishWithSummary, {
    summary:
      "Seven visits. Saliva managed with positioning; first teaspoons of thickened water without signs of aspiration on three days. Follows one-step commands, mouths single words.",
    recommendation: "Instrumental swallow study before oral feeding; refer again when she is awake for longer.",
  });
  await visit(chart, -1, { weight: "54.1", case: "13", mrs: "5", "seizures-active": "no", swallow: "impaired" });
}
