import { amend, draftPlan, sign } from "../plan";
import { takeOn } from "../plan-life";
import { doxorubicinCyclophosphamide } from "../treatments/courses";
import type { World } from "../world";
import { begin, visit, who } from "./start";
import { antiemetic, countsBeforeCycles } from "./usual-care";

export async function opsoclonus(world: World): Promise<void> {
  const patient = who(
    [13, "Castellano", "Rosa", 52, "female"],
    "general",
    "quinn",
    -48,
    ["66.7", "163", "0.72", "37"],
    ["lindqvist", "byrne"],
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    lists: {
      allergies: [["aminopyridine", "Tingling and palpitations", "mild"]],
      medicines: [[null, "20 mg at bedtime", "stopped", "Amitriptyline"]],
    },
    answers: { "childbearing-potential": "no" },
    values: { "oms-eye-scale": "11", gait: "impaired", lvef: "62" },
    diagnosis: {
      phenotype: "opsoclonus-myoclonus",
      onset: -75,
      antibodies: [
        ["ri", "found"],
        ["glycine-r", "not-found"],
      ],
      tumour: { status: "found", cancer: "breast", found: -50, text: "Left breast, ductal, T2 N1", expressed: true },
    },
  });
  const plan = await draftPlan(chart, -47, diagnosisId, "Opsoclonus-myoclonus (Ri) with breast cancer", {
    chemotherapy: kit.regimen("regimen-ac", {
      start: -40,
      cycles: 4,
      intent: "neoadjuvant",
      parts: doxorubicinCyclophosphamide,
      reason: "Before surgery",
    }),
    antiemetic: antiemetic(kit, { start: -40, end: 43 }),
    counts: countsBeforeCycles(kit, { start: -40, end: 43 }),
    pegfilgrastim: kit.drug("cancer", "pegfilgrastim", {
      start: -39,
      end: 25,
      route: "subcutaneous",
      form: "injection",
      strength: "6 mg",
      reason: "Once in each cycle, the day after chemotherapy",
      doses: [["6", "mg", "every-3-weeks", -39]],
      supportive: true,
    }),
    pulse: kit.pulse({ start: -47, reason: "Immune suppression" }),
    clonazepam: kit.drug("symptom", "clonazepam", {
      start: -47,
      review: 5,
      strength: "0.5 mg",
      reason: "Myoclonus and oscillopsia",
      doses: [["0.5", "mg", "twice-daily", -47]],
    }),
    physical: kit.physical({
      start: -45,
      agent: "pt-balance-coordination",
      to: kit.person("kowalska"),
      question: "Oscillopsia and myoclonus: unsteady on turns.",
      goals: ["Turn safely in the kitchen"],
      reason: "Unsteady",
    }),
  });
  await sign(plan, -47);
  await takeOn(plan, "physical", world.people.actors.kowalska, -44);
  await visit(chart, -15, { "oms-eye-scale": "6", neutrophils: "3.3" });
  await amend(plan, -14, {
    reason: "Half the score; immune globulin to carry her through surgery",
    start: {
      ivig: kit.ivig({ start: -12, reason: "Before surgery" }),
      surgery: kit.surgery("surgery-tumour-resection", {
        start: 50,
        site: "left breast and axilla",
        reason: "After four cycles",
      }),
    },
  });
}
