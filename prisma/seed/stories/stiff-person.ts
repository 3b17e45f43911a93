// Stiff-person syndrome: many versions over most of a year.
import { acceptReferral } from "@/lib/features/referral/commands/answer-referral";
import { amend, draftPlan, sign } from "../plan";
import { moveReferral } from "../plan-life";
import type { World } from "../world";
import { begin, type Kit, visit, who } from "./start";

type Doses = Parameters<Kit["drug"]>[2]["doses"];

export async function stiffPerson(world: World): Promise<void> {
  const { clock, people } = world;
  const { kowalska } = people.actors;
  const patient = who(
    [14, "Brandt", "Ute", 49, "female"],
    "neuromuscular",
    "farouk",
    -290,
    ["70.6", "169", "0.79", "38"],
    ["costa"],
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    lists: {
      conditions: [
        ["diabetes", "Type 1 diabetes", "since 2009"],
        [null, "Vitiligo"],
      ],
      medicines: [[null, "Basal and mealtime doses by pump", "current", "Insulin"]],
      vaccines: [
        ["covid-19-vaccine", -320],
        ["pneumococcal-conjugate-vaccine", -700],
      ],
    },
    values: { "distribution-of-stiffness": "5", "heightened-sensitivity": "6", gait: "impaired", hba1c: "7.1" },
    diagnosis: {
      phenotype: "stiff-person-spectrum",
      onset: -1200,
      antibodies: [
        ["gad65", "found", "both"],
        ["amphiphysin", "not-found"],
        ["glycine-r", "not-found"],
      ],
      tumour: { status: "not-found", text: "PET-CT and mammography without tumour" },
    },
  });
  const diazepam = (doses: Doses) =>
    kit.drug("symptom", "diazepam", {
      start: -288,
      review: 20,
      brand: "Valium",
      strength: "5 mg",
      reason: "Stiffness and spasms",
      doses,
      note: "Never stop at once: taper over weeks",
    });
  const baclofen = (doses: Doses) =>
    kit.drug("symptom", "baclofen", {
      start: -240,
      review: 20,
      strength: "10 mg",
      reason: "Spasms in spite of diazepam",
      doses,
    });
  const ivig = (
    repeats: number,
    later: readonly { gPerKg: string; start: number; repeats: number; everyWeeks: number }[] = [],
  ) =>
    kit.ivig({
      start: -200,
      review: 40,
      reason: "Cannot work in spite of two drugs",
      maintenance: [{ gPerKg: "1", start: -172, repeats, everyWeeks: 4 }, ...later],
    });
  const plan = await draftPlan(chart, -289, diagnosisId, "Stiff-person syndrome (GAD65)", {
    diazepam: diazepam([["5", "mg", "three-times-daily", -288]]),
    physical: kit.physical({
      start: -280,
      to: kit.person("kowalska"),
      question: "Stiff trunk, spasms when startled. Stretching, pacing, fear of walking outside.",
      goals: ["Cross a street with a green light"],
      often: "weekly",
      reason: "Stiffness and fear of falling",
    }),
  });
  await sign(plan, -289);
  await moveReferral(plan, "physical", { on: -279, by: kowalska }, acceptReferral, { seenAt: clock.at(-279, "13:50") });
  await visit(chart, -241, { "distribution-of-stiffness": "4" });
  await amend(plan, -240, {
    reason: "Spasms every night",
    start: { baclofen: baclofen([["5", "mg", "three-times-daily", -240]]) },
  });
  await visit(chart, -202, { "distribution-of-stiffness": "4", "heightened-sensitivity": "6" });
  await amend(plan, -201, {
    reason: "Two drugs are not enough",
    change: [
      [
        "baclofen",
        "Tolerated, partial benefit",
        baclofen([
          ["5", "mg", "three-times-daily", -240, -202],
          ["10", "mg", "three-times-daily", -201],
        ]),
      ],
    ],
    start: { ivig: ivig(4) },
  });
  await visit(chart, -91, { "distribution-of-stiffness": "2", "heightened-sensitivity": "4" });
  await amend(plan, -90, {
    reason: "Clear gain with immune globulin",
    change: [
      ["ivig", "Benefit lasts the whole interval: continue for a year", ivig(13)],
      [
        "diazepam",
        "Drowsy at noon, spasms rare",
        diazepam([
          ["5", "mg", "three-times-daily", -288, -91],
          ["5", "mg", "twice-daily", -90],
        ]),
      ],
    ],
  });
  await visit(chart, -13, { "distribution-of-stiffness": "2", "heightened-sensitivity": "3" });
  await amend(plan, -12, {
    reason: "Stable: longer interval as a trial",
    change: [["ivig", "Benefit now lasts six weeks", ivig(6, [{ gPerKg: "1", start: 8, repeats: 8, everyWeeks: 6 }])]],
  });
}
