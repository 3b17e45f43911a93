// Moving sessions of a course: what the domain allows, from the revision that was on the screen, in one transaction.
import { v7 as uuid } from "uuid";
import { can } from "@/lib/domain/access/can";
import type { Capability } from "@/lib/domain/access/roles";
import {
  type Change,
  type CourseView,
  cancel,
  defer,
  type MoveAnswer,
  omit,
  stopCourse,
} from "@/lib/domain/delivery/moves";
import { dayInZone } from "@/lib/domain/shared/instant";
import { ok } from "@/lib/domain/shared/result";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import type { Actor } from "@/lib/platform/actor-types";
import { type Command, command, type Run } from "@/lib/platform/command";
import { conflict, done, type Refusal, refused } from "@/lib/platform/outcome";
import type { DeferInput, EndInput, StopInput } from "../input";
import {
  type CourseRow,
  insertSessions,
  lockCourseOf,
  moveSessions,
  retireSessions,
  type Signer,
  siteOf,
  updateCourse,
} from "../store";

export type MovedSessions = {
  readonly courseId: string;
  readonly courseRevision: number;
  readonly moved: number;
  /** The session that is now in the place of the chosen one. */
  readonly sessionId: string;
};

/** Oncology moves its own cycles, and nothing else. */
export function notYourLane(actor: Actor, course: Pick<CourseRow, "lane">): Refusal | null {
  return actor.role === "oncologist" && course.lane !== "cancer" ? refused("not-your-lane") : null;
}

type Asked = StopInput & { readonly scope?: string };

type Definition<I extends Asked> = {
  readonly name: string;
  readonly event: string;
  readonly needs: Capability;
  readonly decide: (view: CourseView, input: I) => MoveAnswer;
};

function courseCommand<I extends Asked>({ name, event, needs, decide }: Definition<I>): Command<I, MovedSessions> {
  return command<I, MovedSessions>({
    name,
    needs,
    on: ({ sessionId }) => ({ kind: "session", id: sessionId }),
    async run({ tx, actor, now, input, relation }) {
      const course = await lockCourseOf(tx, input.sessionId);
      if (!course) return refused("not-found");
      const foreign = notYourLane(actor, course);
      if (foreign) return foreign;
      if (course.revision !== input.courseRevision)
        return conflict({ courseRevision: input.courseRevision }, { courseRevision: course.revision });
      const held = course.sessions.some((s) => s.sessionId === input.sessionId && s.state === "held");
      if (held && !can(actor, "session:prescribe", relation.ties)) return refused("prescriber-only");
      const site = await siteOf(tx, course.patientId);
      const view = { ...course, holidays: site.holidays, today: dayInZone(now, site.zone) };
      const answer = decide(view, input);
      if (!answer.ok) return refused("not-possible", { message: `${answer.problem}. Nothing was saved.` });
      if (answer.value.length === 0)
        return refused("not-possible", { message: "There is nothing left to move. Nothing was saved." });
      const successors = await writeChanges(tx, course, answer.value, { by: actor.id, now, reason: input.reason });
      await updateCourse(tx, course, {}, now);
      await factsChanged(tx, course.patientId, now);
      const detail = {
        sessions: answer.value.length,
        scope: input.scope ?? "whole-course",
        days: answer.value.map(({ n, from, to }) => `${n}: ${from}${to ? ` to ${to}` : ""}`).join(", "),
      };
      const { patientId, planId, version } = course;
      const object = { type: "session", id: input.sessionId };
      const sessionId = successors.get(input.sessionId) ?? input.sessionId;
      return done({ courseId: course.id, courseRevision: course.revision + 1, moved: answer.value.length, sessionId }, [
        { action: event, patientId, planId, version, object, reason: input.reason, detail },
      ]);
    },
  });
}

/** Writes changes of one kind; answers which session took the place of which. */
async function writeChanges(
  tx: Run<unknown>["tx"],
  course: CourseRow,
  changes: readonly Change[],
  signer: Signer,
): Promise<ReadonlyMap<string, string>> {
  const rows = new Map(course.sessions.map((s) => [s.sessionId, s]));
  const stateOf = (change: Change) => rows.get(change.sessionId)?.state ?? null;
  const succeeded = changes.filter((change) => change.to !== null || stateOf(change) === "held");
  const successors = new Map(succeeded.map((change) => [change.sessionId, uuid()]));
  const held = succeeded.filter((change) => stateOf(change) === "held");
  const open = changes.filter((change) => stateOf(change) !== "held");
  const to = { defer: "deferred", omit: "omitted", cancel: "cancelled" } as const;
  const moved = open.map((change) => ({
    sessionId: change.sessionId,
    event: `session.${to[change.move]}`,
    from: stateOf(change),
    to: to[change.move],
  }));
  await moveSessions(tx, course.patientId, moved, changes.some((c) => c.to !== null) ? { live: false } : {}, signer);
  await retireSessions(
    tx,
    held.map((change) => change.sessionId),
    signer,
  );
  const made = succeeded.flatMap((change) => {
    const [row, id] = [rows.get(change.sessionId), successors.get(change.sessionId)];
    const { n, sessionId: replacesId } = change;
    return row && id
      ? [{ id, n, day: change.to ?? row.day, plannedDay: row.plannedDay, time: row.time, replacesId }]
      : [];
  });
  await insertSessions(tx, course, made, signer);
  const ended = held.filter((change) => change.to === null);
  const endedNow = ended.map((change) => ({
    sessionId: successors.get(change.sessionId) ?? "",
    event: `session.${to[change.move]}`,
    from: "planned" as const,
    to: to[change.move],
  }));
  await moveSessions(tx, course.patientId, endedNow, {}, signer);
  return successors;
}

/** Puts a session off, alone or with others of its course; a held one may so be given after all. */
export const deferSessions = courseCommand<DeferInput>({
  name: "session.defer",
  event: "session.deferred",
  needs: "session:move",
  decide: (view, { sessionId, to, scope }) => defer(view, sessionId, to, scope),
});

/** Leaves sessions out: a decision about the treatment. */
export const omitSessions = courseCommand<EndInput>({
  name: "session.omit",
  event: "session.omitted",
  needs: "session:prescribe",
  decide: (view, { sessionId, scope }) => omit(view, sessionId, scope),
});

/** Takes sessions out of the calendar. */
export const cancelSessionsOfCourse = courseCommand<EndInput>({
  name: "session.cancel",
  event: "session.cancelled",
  needs: "session:move",
  decide: (view, { sessionId, scope }) => cancel(view, sessionId, scope),
});

/** Ends the course from today on; the treatment itself is stopped by an amendment. */
export const stopCourseNow = courseCommand<StopInput>({
  name: "course.stop",
  event: "course.stopped",
  needs: "session:prescribe",
  decide: (view) => ok(stopCourse(view, view.today)),
});
