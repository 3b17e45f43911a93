import { amend, draftPlan, sign } from "../plan";
import type { World } from "../world";
import { begin, type Kit, visit, who } from "./start";

type Doses = Parameters<Kit["drug"]>[2]["doses"];

export async function isaacs(world: World): Promise<void> {
  const patient = who(
    [15, "Kaplan", "Noah", 39, "male"],
    "neuromuscular",
    "farouk",
    -58,
    ["76.4", "181", "0.93", "44"],
    ["costa"],
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    values: { "cramp-diary": "24", "pain-nrs": "5", "hla-a3101": "negative", "hla-b1502": "negative", sodium: "139" },
    diagnosis: {
      phenotype: "peripheral-nerve-hyperexcitability",
      onset: -300,
      antibodies: [
        ["caspr2", "found"],
        ["lgi1", "not-found"],
      ],
      tumour: { status: "not-found", text: "CT thorax without thymoma" },
    },
  });
  const carbamazepine = (doses: Doses) =>
    kit.drug("symptom", "carbamazepine", {
      start: -57,
      review: 14,
      brand: "Tegretol",
      strength: "200 mg",
      reason: "Cramps and myokymia all day",
      doses,
    });
  const plan = await draftPlan(chart, -57, diagnosisId, "Peripheral nerve hyperexcitability (CASPR2)", {
    carbamazepine: carbamazepine([["200", "mg", "twice-daily", -57]]),
    sodium: kit.monitoring("symptom", {
      start: -57,
      end: 90,
      name: "Carbamazepine monitoring",
      reason: "Sodium, counts and liver on carbamazepine",
      values: ["sodium", "neutrophils", "alt", "carbamazepine-level"],
      everyDays: 28,
      actOn: "Sodium below 130 mmol/L: call",
    }),
  });
  await sign(plan, -57);
  await visit(chart, -29, { "cramp-diary": "11", sodium: "136", "carbamazepine-level": "5.1" });
  await amend(plan, -28, {
    reason: "Half the cramps; level low",
    change: [
      [
        "carbamazepine",
        "Level 5.1 µg/mL, sodium normal",
        carbamazepine([
          ["200", "mg", "twice-daily", -57, -29],
          ["300", "mg", "twice-daily", -28],
        ]),
      ],
    ],
  });
}
