import { beforeAll, describe, expect, it } from "vitest";
import type { ReferralState } from "@/lib/domain/referral/states";
import type { PersonActor } from "@/lib/platform/actor-types";
import { type Answer, type Command, execute } from "@/lib/platform/command";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, aPerson, type Clinic } from "@/lib/testing/people";
import { aSentReferral, referralRow } from "@/lib/testing/referrals";
import { aScheduledVisit, attend } from "@/lib/testing/visits";
import { acceptReferral, askInformation, declineReferral } from "./commands/answer-referral";
import {
  answerInformation,
  cancelReferral,
  reassignReferral,
  recordPatientDeclined,
  reopenReferral,
  sendOutside,
} from "./commands/manage-referral";
import { acknowledgeReport, finishWithSummary, sendInterimReport } from "./commands/report";
import type { MoveInput } from "./input";
import type { Moved } from "./move";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

type Step = {
  readonly by: "therapist" | "neurologist";
  readonly run: (actor: PersonActor, at: MoveInput) => Promise<Answer<Moved>>;
};

/** A command with the rest of its input. */
const step = <I extends MoveInput>(by: Step["by"], run: Command<I, Moved>, more: Omit<I, keyof MoveInput>): Step => ({
  by,
  // Every input here is the shared part and the rest, which TypeScript cannot follow through a generic.
  run: (actor, at) => execute(run, actor, { ...at, ...more } as unknown as I),
});

const seenAt = "2026-01-01T00:00:00Z";
const summary = { summary: "Walks stairs", recommendation: "Go on at home" };
const steps = {
  accept: step("therapist", acceptReferral, { seenAt }),
  decline: step("therapist", declineReferral, { reason: "No capacity" }),
  ask: step("therapist", askInformation, { question: "Any weight limits?" }),
  answer: step("neurologist", answerInformation, { answer: "None" }),
  interim: step("therapist", sendInterimReport, summary),
  finish: step("therapist", finishWithSummary, summary),
  acknowledge: step("neurologist", acknowledgeReport, {}),
  cancel: step("neurologist", cancelReferral, { reason: "Transferred" }),
  outside: step("neurologist", sendOutside, { service: "Rehabilitation Nord", reason: "Lives far away" }),
  patient: step("therapist", recordPatientDeclined, { reason: "Too tired" }),
  reopen: step("neurologist", reopenReferral, { reason: "Back again" }),
} as const;
type StepName = keyof typeof steps;

/** Scheduling and beginning happen by visits (visits.db.test.ts). */
async function seeFirst(referralId: string): Promise<void> {
  const visitId = await aScheduledVisit(clinic.physicalTherapist, referralId);
  await attend(clinic.physicalTherapist, referralId, visitId);
}
type Way = readonly (StepName | "first visit")[];

async function walk(referralId: string, names: Way): Promise<number> {
  let { revision } = await referralRow(referralId);
  for (const name of names) {
    if (name === "first visit") {
      await seeFirst(referralId);
      ({ revision } = await referralRow(referralId));
      continue;
    }
    const { by, run } = steps[name];
    const answer = await run(by === "therapist" ? clinic.physicalTherapist : clinic.neurologist, {
      referralId,
      revision,
    });
    if (!answer.ok) throw new Error(`${name} was refused: ${answer.code} ${answer.message ?? ""}`);
    revision = answer.value.revision;
  }
  return revision;
}

// Each move: how to get there, who else may not make it, and a state in which it does not exist.
const moves: [StepName, Way, ReferralState, string, Way][] = [
  ["accept", [], "accepted", "referral.accepted", ["accept"]],
  ["decline", [], "declined", "referral.declined", ["accept"]],
  ["ask", [], "information-asked", "referral.information-asked", ["accept"]],
  ["answer", ["ask"], "sent", "referral.answered", ["accept"]],
  ["interim", ["accept", "first visit"], "in-progress", "referral.interim-report-sent", ["accept"]],
  ["finish", ["accept", "first visit"], "final-report", "referral.finished", ["accept"]],
  ["acknowledge", ["accept", "first visit", "finish"], "acknowledged", "referral.acknowledged", ["accept"]],
  ["cancel", ["accept"], "cancelled", "referral.cancelled", ["accept", "cancel"]],
  ["outside", ["decline"], "sent-outside", "referral.sent-outside", ["accept", "outside"]],
  ["patient", [], "patient-declined", "referral.patient-declined", ["accept", "patient"]],
  ["reopen", ["cancel"], "sent", "referral.reopened", ["accept"]],
];

describe.each(moves)("%s", (name, path, becomes, event, elsewhere) => {
  const { by, run } = steps[name];
  const maker = () => (by === "therapist" ? clinic.physicalTherapist : clinic.neurologist);

  it(`leads to "${becomes}", is kept in the history and audited`, async () => {
    const { referralId, chart } = await aSentReferral(clinic);
    const revision = await walk(referralId, path);
    expect(await run(maker(), { referralId, revision })).toEqual({
      ok: true,
      value: { status: becomes, revision: revision + 1 },
    });
    expect(await referralRow(referralId)).toMatchObject({ status: becomes, revision: revision + 1 });
    const [last] = await rowsOf(
      "SELECT event, to_status, by FROM referral_event WHERE referral_id = $1 ORDER BY at DESC, id DESC LIMIT 1",
      [referralId],
    );
    expect(last).toEqual({ event, to_status: becomes, by: maker().id });
    expect((await auditOf(chart.patientId)).at(-1)).toBe(`${event} done`);
  });

  it("is not for people without that tie or role, and the attempt is kept", async () => {
    const { referralId, chart } = await aSentReferral(clinic);
    const revision = await walk(referralId, path);
    const before = await referralRow(referralId);
    for (const person of [
      clinic.foreignTherapist,
      clinic.speechTherapist,
      clinic.oncologist,
      clinic.foreignNeurologist,
    ]) {
      const answer = await run(person, { referralId, revision });
      expect(answer).toMatchObject({ ok: false, code: person === clinic.oncologist ? "may-not" : "not-found" });
      expect((await auditOf(chart.patientId)).at(-1)).toMatch(/ refused$/);
    }
    expect(await referralRow(referralId)).toEqual(before);
  });

  it(`does not exist after ${elsewhere.join(", ")}`, async () => {
    const { referralId } = await aSentReferral(clinic);
    const revision = await walk(referralId, elsewhere);
    const before = await referralRow(referralId);
    const answer = await run(maker(), { referralId, revision });
    expect(answer).toMatchObject({
      ok: false,
      code: "not-possible",
      message: expect.stringContaining("not possible while"),
    });
    expect(await referralRow(referralId)).toEqual(before);
  });

  it("from an older revision is a conflict that names what is true now", async () => {
    const { referralId, chart } = await aSentReferral(clinic, { to: clinic.physicalTherapist });
    const revision = await walk(referralId, path);
    const answer = await run(maker(), { referralId, revision: revision + 7 });
    expect(answer).toMatchObject({
      ok: false,
      code: "changed-by-someone-else",
      conflict: { theirs: { revision }, by: expect.any(String) },
    });
    expect((await auditOf(chart.patientId)).filter((line) => line.startsWith(event))).toEqual([]);
  });
});

describe("a referral in a pool", () => {
  it.each(["accept", "decline", "ask", "patient"] as const)(
    "belongs to the therapist who answers it: %s",
    async (name) => {
      const { referralId } = await aSentReferral(clinic);
      await walk(referralId, [name]);
      expect(await referralRow(referralId)).toMatchObject({ assignee_id: clinic.physicalTherapist.id });
    },
  );

  it("accepted by two therapists at once has one winner", async () => {
    const { referralId } = await aSentReferral(clinic);
    const second = await aPerson({
      role: "therapist",
      discipline: "physical",
      siteId: clinic.siteId,
      teamIds: [clinic.teamId],
    });
    const answers = await Promise.all(
      [clinic.physicalTherapist, second].map((who) => steps.accept.run(who, { referralId, revision: 1 })),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const events = await rowsOf("SELECT event FROM referral_event WHERE referral_id = $1", [referralId]);
    expect(events.map((row) => row.event).sort()).toEqual(["referral.accepted", "referral.sent"]);
  });
});

describe("reassigning", () => {
  const to = (personId: string) => ({ to: { type: "therapist" as const, personId }, reason: "On leave" });

  it("hands an accepted referral to another therapist, who starts afresh; the first one sees it no more", async () => {
    const { referralId, chart } = await aSentReferral(clinic);
    const other = await aPerson({
      role: "therapist",
      discipline: "physical",
      siteId: clinic.siteId,
      teamIds: [clinic.teamId],
    });
    const revision = await walk(referralId, ["accept"]);
    const answer = await execute(reassignReferral, clinic.teamLead, { referralId, revision, ...to(other.id) });
    expect(answer).toEqual({ ok: true, value: { status: "sent", revision: revision + 1 } });
    const kept = await rowsOf("SELECT assignee_id, last_seen_at FROM referral WHERE id = $1", [referralId]);
    expect(kept).toEqual([{ assignee_id: other.id, last_seen_at: null }]);
    expect((await auditOf(chart.patientId)).at(-1)).toBe("referral.reassigned done");
    const late = await steps.accept.run(clinic.physicalTherapist, { referralId, revision: revision + 1 });
    expect(late).toMatchObject({ ok: false, code: "not-found" });
  });

  it("is refused for a speech therapist, a disabled account, the same receiver, and a team without such a therapist", async () => {
    const { referralId } = await aSentReferral(clinic, { to: clinic.physicalTherapist });
    const at = { referralId, revision: 1 };
    const code = async (more: ReturnType<typeof to> | { to: { type: "pool"; teamId: string }; reason: string }) => {
      const answer = await execute(reassignReferral, clinic.neurologist, { ...at, ...more });
      return answer.ok ? "ok" : answer.code;
    };
    expect(await code(to(clinic.speechTherapist.id))).toBe("no-such-therapist");
    expect(await code(to(clinic.neurologist.id))).toBe("no-such-therapist");
    expect(await code(to(clinic.physicalTherapist.id))).toBe("same-receiver");
    expect(await code({ to: { type: "pool", teamId: clinic.siteId }, reason: "x" })).toBe("no-such-team");
    expect(await referralRow(referralId)).toMatchObject({ status: "sent", revision: 1 });
  });

  it("is not for a therapist", async () => {
    const { referralId } = await aSentReferral(clinic);
    const answer = await execute(reassignReferral, clinic.physicalTherapist, {
      referralId,
      revision: 1,
      ...to(clinic.physicalTherapist.id),
    });
    expect(answer).toMatchObject({ ok: false, code: "may-not" });
  });
});
