// The few patients of whom a big hospital is copied. Their charts, plans, sessions, referrals and visits are made by the very
// commands that people use, at instants counted back from today; every state of a referral is there once.
import { acceptReferral, askInformation, declineReferral } from "@/lib/features/referral/commands/answer-referral";
import { cancelReferral, recordPatientDeclined, sendOutside } from "@/lib/features/referral/commands/manage-referral";
import { acknowledgeReport, finishWithSummary } from "@/lib/features/referral/commands/report";
import { amend, draftPlan, type Plan, sign } from "@/prisma/seed/plan";
import { finish, moveReferral, takeOn } from "@/prisma/seed/plan-life";
import { recordPastSessions } from "@/prisma/seed/sessions";
import { begin, type Kit, visit, who } from "@/prisma/seed/stories/start";
import { antiemetic, countsBeforeCycles, steroidCover } from "@/prisma/seed/stories/usual-care";
import { carboplatinEtoposide } from "@/prisma/seed/treatments/courses";
import { scheduleOn } from "@/prisma/seed/visits";
import type { World } from "@/prisma/seed/world";
import { correctLot, setTime } from "./session-stories";

export const storyNames = [
  "exchange",
  "infusion",
  "chemotherapy",
  "finished",
  "reported",
  "pooled",
  "outside",
] as const;
export type StoryName = (typeof storyNames)[number];

const size = ["68.4", "168", "0.82", "40"] as const;
/** Family name of the patient of a story; copies get names of their own in its place. */
export const familyOf = (story: StoryName) => `Original-${story}`;
export const mrnOf = (story: StoryName) => `DEMO-${9001 + storyNames.indexOf(story)}`;

async function start(world: World, story: StoryName, since: number) {
  const mrn = 9001 + storyNames.indexOf(story);
  const patient = who([mrn, familyOf(story), "Copied", 58, "female"], "general", "quinn", since, size, [
    "lindqvist",
    "byrne",
  ]);
  return await begin(world, patient, {
    lists: {
      conditions: [["hypertension"]],
      medicines: [[null, "5 mg once a day", "current", "Amlodipine"]],
      allergies: [[null, "Rash within a day, resolved", "mild", "Amoxicillin"]],
    },
    values: { qmg: "14", gait: "impaired", swallow: "safe", mrs: "3" },
    diagnosis: {
      phenotype: "lems",
      onset: since - 60,
      antibodies: [
        ["pq-vgcc", "found"],
        ["sox1", "not-found"],
      ],
      tumour: { status: "not-found" },
    },
  });
}

const physical = (kit: Kit, from: number, to: ReturnType<Kit["person"]> | ReturnType<Kit["pool"]>) =>
  kit.physical({
    start: from,
    to,
    question: "Proximal leg weakness with falls. Please assess gait, stairs and transfers.",
    goals: ["Climb one flight of stairs with a rail", "Rise from a chair without using the arms"],
    reason: "Falls from proximal weakness",
    visits: 16,
  });
const speech = (kit: Kit, from: number, to: ReturnType<Kit["person"]> | ReturnType<Kit["pool"]>) =>
  kit.speech({
    start: from,
    to,
    question: "Chewing fatigues after ten minutes. Which textures are safe?",
    goals: ["Finish a meal in 30 minutes"],
    reason: "Bulbar fatigue",
  });
const amifampridine = (kit: Kit, from: number) =>
  kit.drug("symptom", "amifampridine", {
    start: from,
    review: 12,
    success: ["qmg", "at least 3 points better"],
    reason: "Proximal weakness",
    brand: "Firdapse",
    strength: "10 mg",
    doses: [["5", "mg", "three-times-daily", from]],
  });

const accept = (plan: Plan, key: string, on: number) => {
  const { clock, people } = plan.chart.world;
  const by = people.actors[key === "speech" ? "nguyen" : "silva"];
  return moveReferral(plan, key, { on, by }, acceptReferral, { seenAt: clock.at(on, "13:50") });
};

async function exchange(world: World): Promise<void> {
  const { chart, diagnosisId, kit } = await start(world, "exchange", -12);
  const plan = await draftPlan(chart, -11, diagnosisId, "Lambert-Eaton syndrome", {
    amifampridine: amifampridine(kit, -10),
    physical: physical(kit, -10, kit.person("silva")),
    speech: speech(kit, -10, kit.pool("general")),
  });
  await sign(plan, -11);
  await takeOn(plan, "physical", world.people.actors.silva, -9);
  await visit(chart, -6, { qmg: "15" });
  await amend(plan, -5, {
    reason: "Worse in spite of amifampridine",
    start: {
      exchange: kit.exchange({ start: -4, end: 4, reason: "Fast decline" }),
      prednisone: kit.taper({
        start: -4,
        down: [
          ["60", 28],
          ["40", 14],
          ["20", 28],
          ["10", 28],
        ],
        reason: "Hold the response",
      }),
      ...steroidCover(kit, { start: -4, end: 60 }),
    },
  });
  await scheduleOn(plan, "physical", { on: -2, time: "14:00", by: world.people.actors.silva }, 0);
  await visit(chart, -1);
  await recordPastSessions(world, { planId: plan.planId, lead: chart.lead }, 0);
  await setTime(plan, 0, 2);
}

async function infusion(world: World): Promise<void> {
  const { chart, diagnosisId, kit } = await start(world, "infusion", -20);
  const plan = await draftPlan(chart, -19, diagnosisId, "Lambert-Eaton syndrome", {
    amifampridine: amifampridine(kit, -18),
    ivig: kit.ivig({
      start: -2,
      reason: "Weakness limits walking",
      maintenance: [{ gPerKg: "1", start: 26, repeats: 12, everyWeeks: 4 }],
    }),
    physical: physical(kit, -18, kit.person("silva")),
    speech: speech(kit, -18, kit.person("nguyen")),
  });
  await sign(plan, -19);
  await accept(plan, "physical", -17);
  await scheduleOn(plan, "physical", { on: -3, time: "14:00", by: world.people.actors.silva }, 1);
  await moveReferral(plan, "speech", { on: -16, by: world.people.actors.nguyen }, askInformation, {
    question: "Is she safe to sit alone for an hour?",
  });
  await visit(chart, -3);
  await recordPastSessions(world, { planId: plan.planId, lead: chart.lead }, 0);
}

async function chemotherapy(world: World): Promise<void> {
  const { chart, diagnosisId, kit } = await start(world, "chemotherapy", -30);
  const plan = await draftPlan(chart, -29, diagnosisId, "Lambert-Eaton syndrome with lung cancer", {
    regimen: kit.regimen("regimen-carboplatin-etoposide", {
      start: -21,
      cycles: 4,
      intent: "curative",
      parts: carboplatinEtoposide,
      reason: "Tumour control",
    }),
    antiemetic: antiemetic(kit, { start: -21, end: 62 }),
    counts: countsBeforeCycles(kit, { start: -21, end: 62 }),
    amifampridine: amifampridine(kit, -28),
    physical: physical(kit, -28, kit.person("silva")),
    speech: speech(kit, -28, kit.person("nguyen")),
  });
  await sign(plan, -29);
  await accept(plan, "physical", -27);
  await moveReferral(plan, "speech", { on: -26, by: world.people.actors.nguyen }, declineReferral, {
    reason: "Not in my field: please ask the voice clinic",
  });
  await visit(chart, -1);
  await recordPastSessions(world, { planId: plan.planId, lead: chart.lead }, 0);
}

async function finished(world: World): Promise<void> {
  const { silva } = world.people.actors;
  const { chart, diagnosisId, kit } = await start(world, "finished", -80);
  const plan = await draftPlan(chart, -79, diagnosisId, "Lambert-Eaton syndrome, first episode", {
    exchange: kit.exchange({ start: -77, end: -69, reason: "Fast decline" }),
    ivig: kit.ivig({ start: -60, reason: "Hold the response" }),
    physical: physical(kit, -78, kit.person("silva")),
    speech: speech(kit, -78, kit.person("nguyen")),
  });
  await sign(plan, -79);
  await takeOn(plan, "physical", silva, -76);
  await visit(chart, -50, { qmg: "6" });
  await moveReferral(plan, "physical", { on: -40, by: silva }, finishWithSummary, {
    summary: "Climbs two flights without a rail. Exercises at home.",
    recommendation: null,
  });
  await moveReferral(plan, "physical", { on: -38, by: chart.lead }, acknowledgeReport, {});
  await moveReferral(plan, "speech", { on: -37, by: chart.lead }, cancelReferral, { reason: "Swallows well again" });
  await finish(plan, -30, { how: "complete", note: "Recovered", usual: "goal-met" });
}

async function reported(world: World): Promise<void> {
  const { silva } = world.people.actors;
  const { chart, diagnosisId, kit } = await start(world, "reported", -70);
  const plan = await draftPlan(chart, -69, diagnosisId, "Lambert-Eaton syndrome", {
    amifampridine: amifampridine(kit, -68),
    ivig: kit.ivig({ start: -60, reason: "Weakness limits walking" }),
    physical: physical(kit, -68, kit.person("silva")),
    speech: speech(kit, -68, kit.person("nguyen")),
  });
  await sign(plan, -69);
  await takeOn(plan, "physical", silva, -66);
  await visit(chart, -20, { qmg: "8" });
  await moveReferral(plan, "physical", { on: -3, by: silva }, finishWithSummary, {
    summary: "Walks 400 m with one stick.",
    recommendation: "Review in three months.",
  });
  await moveReferral(plan, "speech", { on: -60, by: chart.lead }, recordPatientDeclined, { reason: "Eats well" });
  await recordPastSessions(world, { planId: plan.planId, lead: chart.lead }, 0);
  await correctLot(plan, -1);
}

async function pooled(world: World): Promise<void> {
  const { chart, diagnosisId, kit } = await start(world, "pooled", -6);
  const plan = await draftPlan(chart, -5, diagnosisId, "Lambert-Eaton syndrome", {
    amifampridine: amifampridine(kit, -4),
    physical: physical(kit, -4, kit.pool("general")),
  });
  await sign(plan, -5);
}

async function outside(world: World): Promise<void> {
  const { chart, diagnosisId, kit } = await start(world, "outside", -40);
  const plan = await draftPlan(chart, -39, diagnosisId, "Lambert-Eaton syndrome", {
    amifampridine: amifampridine(kit, -38),
    physical: physical(kit, -38, kit.pool("general")),
  });
  await sign(plan, -39);
  const away = { service: "Physiotherapy at home", reason: "Lives two hours away" };
  await moveReferral(plan, "physical", { on: -35, by: chart.lead }, sendOutside, away);
}

const stories: Record<StoryName, (world: World) => Promise<void>> = {
  exchange,
  infusion,
  chemotherapy,
  finished,
  reported,
  pooled,
  outside,
};

/** Tells every story once, two at a time. */
export async function tellStories(world: World): Promise<void> {
  const waiting = [...storyNames];
  const teller = async () => {
    for (let story = waiting.shift(); story; story = waiting.shift()) await stories[story](world);
  };
  await Promise.all([teller(), teller()]);
}
