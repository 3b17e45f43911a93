import { swallowOf } from "@/lib/domain/referral/swallow-assessment";
import { noteProblems, type VisitNote } from "@/lib/domain/referral/visit-note";
import { isFutureVisit } from "@/lib/domain/referral/visit-states";
import { disciplineWords } from "@/lib/domain/referral/words";
import { dayInZone } from "@/lib/domain/shared/instant";
import { instantOf } from "@/lib/domain/shared/local-time";
import { addVisitFacts, type VisitFact } from "@/lib/features/patient/on-visit";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import { beyondActor } from "@/lib/platform/beyond-actor";
import type { Run } from "@/lib/platform/command";
import { refused } from "@/lib/platform/outcome";
import { keepGoals, whyNotRated } from "../goal-store";
import { addEvent, type ReferralRow, updateReferral } from "../store";
import { mustChange, visitCommand } from "../visit-command";
import type { RecordVisitInput } from "../visit-input";
import { hasUnseenChanges, updateVisit, type VisitRow } from "../visit-store";

/**
 * Attended or missed. The scales and what the swallow assessment means reach the chart at once, and the plan and every brief
 * are judged again; the first attended visit begins the therapy.
 */
export const recordVisit = visitCommand<RecordVisitInput>({
  name: "visit.record",
  needs: "referral:answer",
  move: ({ outcome }) => (outcome.attendance === "attended" ? "attend" : "miss"),
  event: ({ outcome }) => (outcome.attendance === "attended" ? "visit.attended" : "visit.missed"),
  async change(run, visit, referral) {
    const { tx, actor, now, input } = run;
    if (isFutureVisit(visit, now)) {
      const words = "This visit is still to come. Record it once its time has come, or move it";
      return refused("visit-in-future", { fields: { "outcome.attendance": words } });
    }
    const { outcome, flag } = input;
    const stamp = { by: actor.id, now };
    if (outcome.attendance === "missed") {
      const columns = { state: "missed", reason: outcome.reason, flag } as const;
      mustChange(await updateVisit(tx, visit, columns, stamp), `visit ${visit.id}`);
      return null;
    }
    const today = dayInZone(now, actor.siteZone);
    const goals = outcome.goals ?? [];
    const fields = {
      ...prefixed(noteProblems(outcome.note, referral.discipline)),
      ...(await whyNotRated(tx, referral.id, goals, { today, prefix: "outcome.goals." })),
    };
    if (Object.keys(fields).length > 0) return refused("invalid-input", { fields });
    const sawAll = !(await hasUnseenChanges(tx, referral.id));
    const kept = await keepFacts(run, visit, referral, outcome.note);
    if (!kept.ok)
      return refused("invalid-input", {
        fields: { [`outcome.note.scale-${kept.problem.code}`]: kept.problem.problem },
      });
    const columns = { state: "attended", note: outcome.note, flag, observationIds: kept.value } as const;
    mustChange(await updateVisit(tx, visit, columns, stamp), `visit ${visit.id}`);
    await keepGoals(tx, referral, goals, { visitId: visit.id, ...stamp });
    await begin(run, referral, sawAll);
    return null;
  },
});

const prefixed = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).map(([path, words]) => [`outcome.note.${path}`, words]));

function factsOf({ scales, swallow }: VisitNote): VisitFact[] {
  const word = swallow ? swallowOf(swallow) : null;
  return [
    ...scales,
    ...(swallow && swallow.fois !== null ? [{ code: "fois", value: String(swallow.fois) }] : []),
    ...(word ? [{ code: "swallow", value: word }] : []),
  ];
}

async function keepFacts(
  { tx, actor, now }: Run<RecordVisitInput>,
  visit: VisitRow,
  referral: ReferralRow,
  note: VisitNote,
) {
  const { patientId, discipline } = referral;
  return await beyondActor(tx, actor, async () => {
    const kept = await addVisitFacts(tx, factsOf(note), {
      patientId,
      takenOn: visit.day,
      takenAt: instantOf(visit.day, visit.time, visit.zone),
      source: `${disciplineWords[discipline]} visit`,
      rater: actor.name,
      by: actor.id,
      now,
    });
    if (kept.ok && kept.value.length > 0) await factsChanged(tx, patientId, now);
    return kept;
  });
}

/** A therapist who had seen everything new does not have to look at what they themselves recorded. */
async function begin({ tx, actor, now }: Run<RecordVisitInput>, referral: ReferralRow, sawAll: boolean): Promise<void> {
  const isFirst = referral.status === "scheduled";
  const columns = {
    ...(isFirst ? { status: "in-progress" as const } : {}),
    ...(sawAll ? { lastSeenAt: new Date(now) } : {}),
  };
  mustChange(await updateReferral(tx, referral, columns, now), `referral ${referral.id}`);
  if (!isFirst) return;
  const event = { event: "referral.begun", from: referral.status, to: "in-progress" } as const;
  await addEvent(tx, referral, { ...event, text: "First visit attended", by: actor.id, at: now });
}
