import { amend, draftPlan, sign } from "../plan";
import type { World } from "../world";
import { begin, visit, who } from "./start";

export async function morvan(world: World): Promise<void> {
  const patient = who(
    [16, "Iyer", "Arun", 61, "male"],
    "neuromuscular",
    "farouk",
    -130,
    ["69.9", "170", "1.05", "40"],
    ["adeyemi", "costa"],
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    lists: { conditions: [["autonomic-dysfunction"], [null, "Insomnia"], ["hypertension"]] },
    answers: { "hla-b1502-ancestry": "yes" },
    values: { "hla-b1502": "negative", "anti-hbc-total": "positive", "cramp-diary": "30", moca: "20" },
    diagnosis: {
      phenotype: "morvan",
      onset: -190,
      antibodies: [
        ["caspr2", "found"],
        ["lgi1", "found"],
        ["achr-muscle", "found"],
      ],
      tumour: { status: "found", cancer: "thymoma", found: -133, text: "Type B2" },
    },
  });
  const plan = await draftPlan(chart, -129, diagnosisId, "Morvan syndrome with thymoma", {
    exchange: kit.exchange({
      start: -128,
      end: -116,
      sessions: 7,
      volumes: "1",
      reason: "Severe autonomic and sleep disturbance",
    }),
    thymectomy: kit.surgery("thymectomy", { start: -95, site: "thymus", reason: "When stable after exchange" }),
    pulse: kit.pulse({ start: -114, days: 3, reason: "After the last exchange" }),
    clonazepam: kit.drug("symptom", "clonazepam", {
      start: -128,
      review: -60,
      strength: "0.5 mg",
      reason: "Agitated nights",
      doses: [
        ["0.5", "mg", "at-bedtime", -128, -115],
        ["1", "mg", "at-bedtime", -114],
      ],
    }),
  });
  await sign(plan, -129);
  await visit(chart, -71, { moca: "25", "cramp-diary": "12" });
  await amend(plan, -70, {
    reason: "Thymoma removed; relapse of insomnia",
    start: {
      rituximab: kit.reckoned("rituximab", {
        start: -63,
        end: -42,
        per: "per-m2",
        amount: "375",
        on: [-63, -56, -49, -42],
        reason: "Relapse after exchange",
      }),
      entecavir: kit.drug("immunosuppression", "entecavir", {
        start: -70,
        review: 90,
        strength: "0.5 mg",
        reason: "Hepatitis B core antibody positive: prevention until 12 months after rituximab",
        doses: [["0.5", "mg", "daily", -70]],
        supportive: true,
      }),
    },
  });
  await visit(chart, -15, { moca: "27", "cramp-diary": "4", igg: "720" });
  await amend(plan, -14, {
    reason: "Sleeps six hours; fewer drugs",
    stop: [["clonazepam", "Tapered to nothing over four weeks, sleeps without it"]],
  });
}
