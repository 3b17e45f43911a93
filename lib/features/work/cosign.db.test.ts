// What waits for a second signature, for whom, in which order, and what is raised once it is late.
import { v7 as uuid } from "uuid";
import { beforeEach, expect, it } from "vitest";
import { cosignTreatment } from "@/lib/features/plan/commands/cosign-treatment";
import { declineCosignature } from "@/lib/features/plan/commands/decline-cosignature";
import { checkPatient } from "@/lib/features/reminder/commands/check-patient";
import { worker } from "@/lib/features/reminder/tasks";
import type { PersonActor } from "@/lib/platform/actor-types";
import { execute } from "@/lib/platform/command";
import { aWaitingPlan, cosignInput, type WaitingPlan } from "@/lib/testing/cosign-plans";
import { aRegimen } from "@/lib/testing/course-builders";
import { insertRows, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { workFor } from "./queries/work";

let clinic: Clinic;
beforeEach(async () => {
  clinic = await aClinic();
});
const entries = async (actor: PersonActor, id: string) =>
  (await workFor(actor)).find((one) => one.id === id)?.entries ?? [];
const keyOf = ({ planId, ids }: WaitingPlan) => `${planId}-${ids[0]}`;
const keys = async (actor: PersonActor, id: string) => (await entries(actor, id)).map((entry) => entry.key);

/** Active as urgent since so many hours. */
async function urgentSince({ planId, ids, chart }: WaitingPlan, hours: number): Promise<void> {
  const [row] = await rowsOf<{ content: unknown }>("SELECT content FROM treatment_version WHERE plan_id = $1", [
    planId,
  ]);
  const judged = "{}";
  await insertRows([
    [
      "treatment_activation",
      {
        id: uuid(),
        plan_id: planId,
        version: 1,
        treatment_id: ids[0],
        patient_id: chart.patientId,
        kind: "urgent",
        reason: "Cannot wait",
        content: JSON.stringify(row?.content),
        judged,
        judged_hash: "h1:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
        activated_at: new Date(Date.now() - hours * 3_600_000).toISOString(),
        activated_by: clinic.neurologist.id,
      },
    ],
  ]);
}
const cosign = async ({ planId, ids }: WaitingPlan, who: PersonActor) =>
  execute(cosignTreatment, who, await cosignInput(who, planId, ids[0] ?? ""));

it("each role sees what it is asked to co-sign, and nobody what another role is asked or another team's", async () => {
  const [cyclo, chemo] = [await aWaitingPlan(clinic), await aWaitingPlan(clinic, [aRegimen()])];
  expect(await keys(clinic.teamLead, "cosign")).toContain(keyOf(cyclo));
  expect(await keys(clinic.oncologist, "cosign")).toEqual([keyOf(chemo)]);
  for (const who of [clinic.foreignTeamLead, clinic.foreignNeurologist, clinic.nurse, clinic.physicalTherapist])
    for (const list of await workFor(who)) if (list.id.startsWith("cosign")) expect(list.entries, list.id).toEqual([]);
  const waiting = await entries(clinic.neurologist, "cosign-waiting");
  expect(waiting.map((entry) => entry.key).sort()).toEqual([keyOf(cyclo), keyOf(chemo)].sort());
  expect(waiting.find((entry) => entry.key === keyOf(cyclo))).toMatchObject({
    lines: ["Cyclophosphamide", expect.stringMatching(/Co-signature by a team lead; first day/), expect.any(String)],
  });
  expect(await cosign(cyclo, clinic.teamLead)).toMatchObject({ ok: true });
  expect(await keys(clinic.teamLead, "cosign")).not.toContain(keyOf(cyclo));
  expect(await keys(clinic.neurologist, "cosign-waiting")).not.toContain(keyOf(cyclo));
});

it("urgent ones come first, by their deadline, and the lead sees those that are late", async () => {
  const plans = [await aWaitingPlan(clinic), await aWaitingPlan(clinic), await aWaitingPlan(clinic)] as const;
  await urgentSince(plans[1], 2);
  await urgentSince(plans[2], 25);
  const mine = await entries(clinic.teamLead, "cosign");
  expect(mine.map((entry) => entry.key)).toEqual([keyOf(plans[2]), keyOf(plans[1]), keyOf(plans[0])]);
  expect(mine.map((entry) => entry.tag?.words)).toEqual(["Urgent, overdue", "Urgent", expect.any(String)]);
  expect((await keys(clinic.teamLead, "cosign-overdue"))[0]).toBe(keyOf(plans[2]));
  expect(await keys(clinic.teamLead, "cosign-overdue")).not.toContain(keyOf(plans[1]));
  const unsigned = await keys(clinic.neurologist, "urgent-unsigned");
  expect(unsigned).toEqual([keyOf(plans[2]), keyOf(plans[1])]);
});

it("a late co-signature is raised once, to the lead and the prescriber, and is gone with the signature", async () => {
  const plan = await aWaitingPlan(clinic);
  await urgentSince(plan, 23);
  const input = { patientId: plan.chart.patientId };
  expect(await execute(checkPatient, worker, input)).toMatchObject({ code: "nothing-to-do" });
  const late = await aWaitingPlan(clinic);
  await urgentSince(late, 25);
  const check = () => execute(checkPatient, worker, { patientId: late.chart.patientId });
  expect(await check()).toMatchObject({ ok: true, value: { raised: 1, closed: 0 } });
  expect(await check()).toMatchObject({ code: "nothing-to-do" });
  for (const who of [clinic.teamLead, clinic.neurologist])
    expect(await entries(who, "reminders")).toMatchObject([{ tag: { words: "Co-signature overdue", tone: "stop" } }]);
  expect(await entries(clinic.foreignTeamLead, "reminders")).toEqual([]);
  expect(await cosign(late, clinic.teamLead)).toMatchObject({ ok: true });
  expect(await entries(clinic.teamLead, "reminders")).toEqual([]);
  expect(await check()).toMatchObject({ ok: true, value: { raised: 0, closed: 1 } });
});

it("an urgent activation queues the look at its deadline", async () => {
  const plan = await aWaitingPlan(clinic);
  const { activateUrgently } = await import("@/lib/features/plan/commands/activate-urgently");
  const sent = await cosignInput(clinic.neurologist, plan.planId, plan.ids[0] ?? "");
  const answer = await execute(activateUrgently, clinic.neurologist, { ...sent, reason: "Cannot wait" });
  const due = answer.ok ? answer.value.due : "";
  const jobs = await rowsOf<{ at: Date }>("SELECT run_at AS at FROM graphile_worker.jobs WHERE key = $1", [
    `cosign:${plan.ids[0]}:${due}`,
  ]);
  expect(jobs.map((job) => job.at.toISOString())).toEqual([due]);
});

it("a declined one leaves the lists of who is asked and reaches its author with the reason", async () => {
  const plan = await aWaitingPlan(clinic);
  const { hash: _, ...input } = await cosignInput(clinic.teamLead, plan.planId, plan.ids[0] ?? "");
  const reason = "Hepatitis B serology is missing";
  expect(await execute(declineCosignature, clinic.teamLead, { ...input, reason })).toMatchObject({ ok: true });
  expect(await keys(clinic.teamLead, "cosign")).toEqual([]);
  expect(await entries(clinic.neurologist, "cosign-declined")).toMatchObject([
    { key: keyOf(plan), lines: ["Cyclophosphamide", expect.stringContaining(reason), expect.any(String)] },
  ]);
});
