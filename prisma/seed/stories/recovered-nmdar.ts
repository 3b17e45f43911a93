// Anti-NMDA receptor encephalitis without tumour: recovered, the plan is completed.
import { acceptReferral } from "@/lib/features/referral/commands/answer-referral";
import { acknowledgeReport, finishWithSummary } from "@/lib/features/referral/commands/report";
import { amend, draftPlan, sign } from "../plan";
import { finish, moveReferral } from "../plan-life";
import { attend, firstPhysical, scheduleOn } from "../visits";
import type { World } from "../world";
import { begin, visit, who } from "./start";
import { steroidCover } from "./usual-care";

export async function recovered(world: World): Promise<void> {
  const { clock, people } = world;
  const { silva } = people.actors;
  const patient = who(
    [3, "Haugen", "Ingrid", 31, "female"],
    "general",
    "bakker",
    -330,
    ["61.0", "171", "0.7", "39"],
    ["quinn", "byrne"],
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    answers: { "childbearing-potential": "yes", "seizure-history": "yes" },
    values: { "pregnancy-test": "negative", case: "9", mrs: "4" },
    diagnosis: {
      phenotype: "anti-nmdar-encephalitis",
      onset: -350,
      antibodies: [["nmdar", "found", "csf"]],
      tumour: { status: "not-found", text: "Pelvic MRI and ultrasound twice without teratoma" },
    },
  });
  const plan = await draftPlan(chart, -329, diagnosisId, "Anti-NMDA receptor encephalitis, no tumour found", {
    pulse: kit.pulse({ start: -329, reason: "First-line immune suppression" }),
    ivig: kit.ivig({ start: -324, reason: "First line together with steroid" }),
    physical: kit.physical({
      start: -320,
      end: -230,
      to: kit.person("silva"),
      question: "Deconditioned after five weeks in bed. Reconditioning and return to work as a teacher.",
      goals: ["Walk 30 minutes outdoors", "Stand for a lesson of 45 minutes"],
      reason: "Weakness after long illness",
    }),
  });
  await sign(plan, -329);
  await moveReferral(plan, "physical", { on: -318, by: silva }, acceptReferral, { seenAt: clock.at(-318, "13:50") });
  await scheduleOn(plan, "physical", { on: -318, time: "14:10", by: silva }, -314);
  await attend(plan, "physical", { on: -314, by: silva }, firstPhysical);
  await visit(chart, -301, { case: "4", mrs: "2" });
  await amend(plan, -300, {
    reason: "Good response: oral taper to keep it",
    start: {
      prednisone: kit.taper({
        start: -300,
        down: [
          ["40", 14],
          ["30", 14],
          ["20", 28],
          ["10", 28],
          ["5", 28],
        ],
        reason: "Hold the response while the disease settles",
      }),
      ...steroidCover(kit, { start: -300, end: -188 }),
    },
  });
  await moveReferral(plan, "physical", { on: -232, by: silva }, finishWithSummary, {
    summary: "Eighteen visits. Walks 45 minutes outdoors, six-minute walk 520 m, back at work half time.",
    recommendation: "Exercise on her own; no further therapy.",
  });
  await moveReferral(plan, "physical", { on: -230, by: chart.lead }, acknowledgeReport, {});
  await visit(chart, -150, { case: "1", mrs: "1", moca: "28" });
  await finish(plan, -149, {
    how: "complete",
    note: "Back at work, no relapse 26 weeks after the last prednisone dose was planned.",
    usual: "completed",
  });
}
