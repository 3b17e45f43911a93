import { amend, draftPlan, reopen, sign } from "../plan";
import { takeOn } from "../plan-life";
import type { World } from "../world";
import { begin, visit, who } from "./start";

export async function gammopathy(world: World): Promise<void> {
  const patient = who(
    [6, "Lund", "Sofia", 66, "female"],
    "neuromuscular",
    "farouk",
    -75,
    ["64.0", "160", "0.8", "37"],
    ["costa"],
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    lists: { conditions: [["paraproteinaemia"], ["neuropathy"]], unreviewed: ["vaccinations"] },
    values: { incat: "3", berg: "44", gait: "impaired" },
    diagnosis: {
      phenotype: "neuropathy-monoclonal-gammopathy",
      onset: -700,
      antibodies: [],
      tumour: { status: "found", cancer: "b-cell-neoplasm", found: -80, text: "IgM kappa, MYD88 mutation" },
    },
  });
  const plan = await draftPlan(chart, -74, diagnosisId, "Anti-MAG neuropathy with IgM gammopathy", {
    rituximab: kit.reckoned("rituximab", {
      start: -60,
      end: -39,
      per: "per-m2",
      amount: "375",
      on: [-60, -53, -46, -39],
      reason: "Progressive ataxic neuropathy with anti-MAG antibodies",
    }),
    physical: kit.physical({
      start: -70,
      agent: "pt-balance-coordination",
      to: kit.pool("neuromuscular"),
      question: "Slowly progressive sensory ataxia and tremor. Balance programme.",
      goals: ["Stand on one leg for five seconds"],
      urgency: "routine",
      reason: "Unsteady on uneven ground",
    }),
  });
  await sign(plan, -74);
  await takeOn(plan, "physical", world.people.actors.kowalska, -68);
  await visit(chart, -30, { incat: "3", igg: "810" });
  await amend(plan, -29, {
    reason: "Infusions done: watch B cells and immunoglobulins",
    start: {
      watch: kit.monitoring("immunosuppression", {
        start: -29,
        end: 150,
        name: "Immunoglobulins after rituximab",
        reason: "Low IgG after rituximab",
        values: ["igg", "neutrophils"],
        everyDays: 90,
        actOn: "IgG below 400 mg/dL or repeated infections: call the team",
      }),
    },
  });
  await reopen(plan, -4, {
    reason: "",
    start: {
      gabapentin: kit.drug("symptom", null, {
        start: -3,
        review: 25,
        name: "Gabapentin",
        reason: "Tingling that wakes her at night",
        form: "capsule",
        strength: "300 mg",
        doses: [["300", "mg", "at-bedtime", -3]],
      }),
    },
  });
}
