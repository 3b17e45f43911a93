import type { DoseUnit } from "@/lib/domain/plan/dose-step";
import type { FrequencyCode } from "@/lib/domain/wording/frequency";
import { amend, draftPlan, sign } from "../plan";
import { takeOn } from "../plan-life";
import { carboplatinEtoposide } from "../treatments/courses";
import type { NewTreatment } from "../treatments/frame";
import type { World } from "../world";
import { begin, type Kit, visit, who } from "./start";
import { antiemetic, countsBeforeCycles, steroidCover, steroidWatch } from "./usual-care";

const fiveLines = [
  "First line: weakness of all limbs has come back since the last course, worst in the evening and after exertion.",
  "Second line: two infections needed antibiotics in spring, both without admission and without a change of treatment.",
  "Third line: the patient asked for as few injections as possible, and his daughter helps with the medicine box.",
  "Fourth line: cardiology agrees as long as blood pressure is taken at each visit and the heart rate stays above 55.",
  "Fifth line: the dose was discussed in the team meeting and is to be looked at again at the date of review.",
].join("\n");
const longNames = [
  "Compression stockings of class 2 for both legs, thigh length, made to fit",
  "Skin barrier cream without perfume for heels and sacrum, in large tubes 1",
  "Mouthwash with fluoride and without alcohol against caries from dry mouth",
  "Emulsifying ointment for hands and forearms, fragrance free, large tub 1",
  "Oral nutritional supplement, high protein, ready to drink, any flavour 2",
  "Macrogol with electrolytes, powder for oral solution, plain, in sachets",
];
const manyAllergies = [
  "Penicillin",
  "Cefuroxime",
  "Erythromycin",
  "Ciprofloxacin",
  "Nitrofurantoin",
  "Codeine",
  "Morphine",
  "Iodinated contrast",
  "Adhesive tape of acrylic, all brands that were tried in 2019 and 2021",
  "Latex",
  "Nickel",
  "Peanut",
];
type Aid = readonly [string, string, DoseUnit, FrequencyCode];
const aids: readonly Aid[] = [
  ...longNames.map((name): Aid => [name, "1", "{application}", "daily"]),
  ["Paracetamol", "500", "mg", "three-times-daily"],
  ["Ramipril", "5", "mg", "every-morning"],
  ["Carvedilol", "6.25", "mg", "twice-daily"],
  ["Furosemide", "40", "mg", "every-morning"],
  ["Eplerenone", "25", "mg", "daily"],
  ["Atorvastatin", "20", "mg", "at-bedtime"],
  ["Allopurinol", "100", "mg", "daily"],
  ["Tamsulosin", "0.4", "mg", "every-morning"],
  ["Folic acid", "1", "mg", "daily"],
  ["Thiamine", "100", "mg", "daily"],
  ["Magnesium", "5", "mmol", "twice-daily"],
  ["Potassium chloride", "20", "mmol", "daily"],
  ["Tiotropium", "1", "{puff}", "every-morning"],
  ["Salbutamol", "2", "{puff}", "twice-daily"],
  ["Lactulose", "15", "mL", "daily"],
  ["Pilocarpine", "5", "mg", "three-times-daily"],
  ["Melatonin", "2", "mg", "at-bedtime"],
  ["Nystatin", "1", "mL", "four-times-daily"],
  ["Chlorhexidine", "10", "mL", "twice-daily"],
  ["Latanoprost eye drops", "1", "{drop}", "at-bedtime"],
  ["Insulin glargine", "12", "U", "at-bedtime"],
];

function supportive(kit: Kit, [name, amount, unit, frequency]: Aid, index: number): NewTreatment {
  const start = -60 + index;
  return kit.drug("symptom", null, {
    start,
    review: 30 + index,
    name,
    reason: index % 3 === 0 ? fiveLines : "Comfort, or taken for another illness",
    form: unit === "mg" ? "tablet" : null,
    route: routeOf(unit, name),
    doses: [[amount, unit, frequency, start]],
    supportive: true,
    note:
      index % 5 === 0 ? "Given by his daughter in the evening; she telephones when the supply is short." : undefined,
  });
}

function routeOf(unit: DoseUnit, name: string) {
  if (unit === "{puff}") return "inhaled";
  if (unit === "{drop}") return "ophthalmic";
  if (unit === "U") return "subcutaneous";
  return unit === "{application}" && !/oral|mouth/i.test(name) ? "topical" : "oral";
}

export async function longContent(world: World): Promise<void> {
  const patient = {
    ...who(
      [
        27,
        "Featherstonehaugh-Montgomery-Castellanos de la Vega y Wolfeschlegelstein",
        "Bartholomew Maximilian Alexander Theodore Constantine Ferdinand",
        76,
        "male",
      ],
      "general",
      "quinn",
      -62,
      ["99.6", "188", "1.21", "42"],
      ["bakker", "lindqvist", "byrne", "hoffmann"],
      "12-C, observation unit, second floor",
    ),
  };
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    lists: {
      conditions: [
        ["copd"],
        ["heart-failure"],
        ["hypertension"],
        ["diabetes"],
        ["osteoporosis"],
        ["peptic-ulcer"],
        ["sleep-apnoea"],
        ["neuropathy"],
        [null, "Recurrent urinary tract infections since the insertion of a urinary catheter in another hospital"],
      ],
      allergies: manyAllergies.map(
        (text, index) =>
          [
            null,
            index % 2 === 0 ? "Rash on trunk and arms within hours, resolved with antihistamines" : "Nausea",
            index % 4 === 0 ? "severe" : "mild",
            text,
          ] as const,
      ),
      medicines: [
        [null, "2.5 mg, then 5 mg from the second week, then as blood pressure allows", "current", "Ramipril"],
        [null, "as needed", "unsure", "A white tablet for sleep, name not known"],
        [null, "10 mg twice a day", "current", "Carvedilol"],
      ],
    },
    values: { qmg: "15", gait: "impaired", swallow: "impaired" },
    diagnosis: {
      phenotype: "lems",
      onset: -500,
      antibodies: [
        ["pq-vgcc", "found"],
        ["sox1", "found"],
        ["hu", "not-found"],
        ["gabab-r", "not-tested"],
      ],
      tumour: {
        status: "found",
        cancer: "small-cell-lung",
        found: -64,
        text: "Limited stage, with a second nodule of uncertain nature in the other lung that is followed by CT every three months",
      },
      note: fiveLines,
    },
  });
  const main: Record<string, NewTreatment> = {
    chemotherapy: kit.regimen("regimen-carboplatin-etoposide", {
      start: -55,
      cycles: 4,
      intent: "curative",
      parts: carboplatinEtoposide,
      reason: fiveLines,
    }),
    antiemetic: antiemetic(kit, { start: -55, end: 28 }),
    counts: countsBeforeCycles(kit, { start: -55, end: 28 }),
    prednisone: kit.taper({
      start: -61,
      down: [
        ["60", 28],
        ["50", 14],
        ["40", 14],
        ["30", 14],
        ["20", 28],
        ["10", 28],
      ],
      reason: fiveLines,
    }),
    ...steroidCover(kit, { start: -61, end: 64 }),
    steroidWatch: steroidWatch(kit, { start: -61, end: 64 }),
    amifampridine: kit.drug("symptom", "amifampridine", {
      start: -61,
      review: 10,
      strength: "10 mg",
      reason: fiveLines,
      doses: [
        ["5", "mg", "three-times-daily", -61, -50],
        ["10", "mg", "three-times-daily", -49],
      ],
    }),
    ivig: kit.ivig({
      start: -50,
      review: 30,
      reason: fiveLines,
      maintenance: [{ gPerKg: "1", start: -22, repeats: 6, everyWeeks: 4 }],
    }),
    influenza: kit.vaccine("influenza-vaccine", { start: -59, on: [-59], reason: "Before chemotherapy" }),
    physical: kit.physical({
      start: -58,
      to: kit.person("silva"),
      question: fiveLines,
      goals: Array.from(
        { length: 12 },
        (_, i) =>
          `Goal ${i + 1}: walk ${20 * (i + 1)} metres on level ground with a rollator and one rest, without pain above 3 of 10`,
      ),
      reason: fiveLines,
    }),
    speech: kit.speech({
      start: -58,
      to: kit.pool("general"),
      question: fiveLines,
      goals: ["Eat a soft meal in company"],
      reason: "Cough on mixed textures",
    }),
  };
  const rest = Object.fromEntries(aids.map((aid, i) => [`s${i}`, supportive(kit, aid, i)]));
  const plan = await draftPlan(
    chart,
    -61,
    diagnosisId,
    "Lambert-Eaton syndrome with small-cell lung cancer, heart failure, diabetes and very many other treatments beside them",
    { ...main, ...rest },
  );
  await sign(plan, -61);
  await takeOn(plan, "physical", world.people.actors.silva, -59);
  await takeOn(plan, "speech", world.people.actors.nguyen, -57);
  await visit(chart, -12, { qmg: "12", platelets: "141" });
  await amend(plan, -11, {
    reason: fiveLines,
    stop: [
      ["s3", "Not used"],
      ["s7", "Not used"],
    ],
    change: [
      [
        "amifampridine",
        fiveLines,
        kit.drug("symptom", "amifampridine", {
          start: -61,
          review: 20,
          strength: "10 mg",
          reason: fiveLines,
          doses: [
            ["5", "mg", "three-times-daily", -61, -50],
            ["10", "mg", "three-times-daily", -49, -12],
            ["10", "mg", "four-times-daily", -11],
          ],
        }),
      ],
    ],
  });
}
