import { measure } from "../facts";
import { amend, draftPlan, sign } from "../plan";
import { takeOn } from "../plan-life";
import { notGiven, putOff } from "../sessions";
import type { World } from "../world";
import { begin, type Kit, visit, who } from "./start";
import { steroidCover } from "./usual-care";

type Doses = Parameters<Kit["drug"]>[2]["doses"];

export async function myasthenia(world: World): Promise<void> {
  const patient = who(
    [17, "Kowalczyk", "Piotr", 55, "male"],
    "neuromuscular",
    "farouk",
    -105,
    ["86.2", "177", "0.97", "44"],
    ["adeyemi", "costa"],
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    lists: {
      conditions: [["asthma", "Mild asthma"], ["hypertension"]],
      medicines: [
        [null, "5 mg once a day", "current", "Amlodipine"],
        [null, "as needed", "current", "Salbutamol inhaler"],
      ],
      allergies: [[null, "Weakness needing ventilation", "severe", "Ciprofloxacin"]],
    },
    answers: { asthma: "yes" },
    values: { qmg: "17", "mg-adl": "11", "tpmt-activity": "normal", fvc: "3.1", swallow: "impaired" },
    diagnosis: {
      phenotype: "myasthenia-gravis-thymoma",
      onset: -160,
      antibodies: [
        ["achr-muscle", "found"],
        ["titin", "found"],
      ],
      tumour: { status: "found", cancer: "thymoma", found: -107, text: "Type B1, Masaoka II" },
    },
  });
  const pyridostigmine = (doses: Doses) =>
    kit.drug("symptom", "pyridostigmine", {
      start: -104,
      review: 10,
      success: ["mg-adl", "at least 2 points better"],
      brand: "Mestinon",
      strength: "60 mg",
      reason: "Fluctuating weakness",
      doses,
    });
  const plan = await draftPlan(chart, -104, diagnosisId, "Myasthenia gravis with thymoma", {
    pyridostigmine: pyridostigmine([
      ["30", "mg", "three-times-daily", -104, -101],
      ["60", "mg", "four-times-daily", -100],
    ]),
    exchange: kit.exchange({ start: -98, end: -90, peripheral: true, reason: "Bulbar weakness before surgery" }),
    thymectomy: kit.surgery("thymectomy", { start: -80, site: "thymus, by sternotomy", reason: "Thymoma" }),
    speech: kit.speech({
      start: -100,
      to: kit.pool("neuromuscular"),
      question: "Chewing fatigues after ten minutes, nasal speech. Textures, timing after pyridostigmine.",
      goals: ["Finish a meal in 30 minutes"],
      reason: "Bulbar fatigue",
    }),
  });
  await sign(plan, -104);
  await takeOn(plan, "speech", world.people.actors.odonnell, -101);
  await notGiven(plan, {
    kind: "exchange",
    n: 2,
    on: -96,
    outcome: "not-given",
    reason: "Temperature of 38.6 in the morning, blood cultures taken",
  });
  await notGiven(plan, {
    kind: "exchange",
    n: 3,
    on: -94,
    outcome: "held",
    reason: "Fibrinogen 0.9 g per L: prescriber asked before the next exchange",
  });
  await putOff(plan, { kind: "exchange", n: 5, on: -91, to: -88, reason: "No slot in the apheresis unit on that day" });
  await measure(chart, -85, { qmg: "15", "mg-adl": "10" });
  await measure(chart, -72, { qmg: "13", "mg-adl": "9" });
  await visit(chart, -61, { qmg: "12", "mg-adl": "7" });
  await amend(plan, -60, {
    reason: "Thymoma removed: steroid from a low dose, azathioprine to spare it",
    start: {
      prednisone: kit.taper({
        start: -60,
        down: [
          ["10", 7],
          ["20", 7],
          ["30", 42],
          ["25", 28],
          ["20", 28],
          ["15", 28],
          ["10", null],
        ],
        review: 30,
        reason: "Generalised disease; low start because of bulbar weakness",
      }),
      azathioprine: kit.drug("immunosuppression", "azathioprine", {
        start: -60,
        review: 30,
        brand: "Imuran",
        strength: "50 mg",
        reason: "Steroid sparing; TPMT normal",
        doses: [
          ["50", "mg", "daily", -60, -47],
          ["100", "mg", "daily", -46, -33],
          ["150", "mg", "daily", -32],
        ],
      }),
      ...steroidCover(kit, { start: -60, end: 80 }),
    },
  });
  await measure(chart, -40, { qmg: "10", "mg-adl": "5" });
  await visit(chart, -18, { qmg: "8", "mg-adl": "4", alt: "41" });
  await amend(plan, -17, {
    reason: "Good days: fewer cholinergic side effects wanted",
    change: [
      [
        "pyridostigmine",
        "Cramps and loose stools, strength good",
        pyridostigmine([
          ["30", "mg", "three-times-daily", -104, -101],
          ["60", "mg", "four-times-daily", -100, -18],
          ["60", "mg", "three-times-daily", -17],
        ]),
      ],
    ],
  });
}
