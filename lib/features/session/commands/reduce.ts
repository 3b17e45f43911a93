import { v7 as uuid } from "uuid";
import { reductionSpan } from "@/lib/domain/delivery/reduction";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import { command } from "@/lib/platform/command";
import { conflict, done, refused } from "@/lib/platform/outcome";
import type { ReduceInput } from "../input";
import { atField } from "../recording";
import { lockCourseOf, updateCourse } from "../store";
import { insertCycleDose, isChemotherapy } from "../store-dose";
import { notYourLane } from "./moves";

export type ReducedCycles = { readonly courseRevision: number; readonly fromN: number; readonly toN: number | null };

/** Reduces the dose of chemotherapy to come without a new version; whoever leads the plan is told on their list of work. */
export const reduceCycles = command<ReduceInput, ReducedCycles>({
  name: "session.reduce",
  needs: "session:prescribe",
  on: ({ sessionId }) => ({ kind: "session", id: sessionId }),
  async run({ tx, actor, now, input }) {
    const course = await lockCourseOf(tx, input.sessionId);
    if (!course) return refused("not-found");
    const foreign = notYourLane(actor, course);
    if (foreign) return foreign;
    if (course.revision !== input.courseRevision)
      return conflict({ courseRevision: input.courseRevision }, { courseRevision: course.revision });
    if (!(await isChemotherapy(tx, course.id))) return refused("not-chemotherapy");
    const span = reductionSpan(course.order, course.sessions, input.sessionId, input.scope);
    if (!span.ok) return atField("not-possible", { scope: span.problem });
    const { percent, reason } = input;
    const { patientId, planId, version } = course;
    await insertCycleDose(
      tx,
      { id: uuid(), courseId: course.id, patientId, ...span.value, percent, reason, by: actor.id },
      now,
    );
    await updateCourse(tx, course, {}, now);
    await factsChanged(tx, patientId, now);
    const detail = { percent, fromN: span.value.fromN, toN: span.value.toN ?? "all that follow" };
    const object = { type: "session", id: input.sessionId };
    return done({ courseRevision: course.revision + 1, ...span.value }, [
      { action: "session.reduced", patientId, planId, version, object, reason, detail },
    ]);
  },
});
