import { v7 as uuid } from "uuid";
import { gatekeeperQuestionsFor } from "@/lib/domain/knowledge/gatekeeper";
import type { ReviewedList } from "@/lib/domain/patient/words";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import { command } from "@/lib/platform/command";
import type { Tx } from "@/lib/platform/db";
import { done, refused } from "@/lib/platform/outcome";
import type { AnswerGatekeeperInput, ReviewListInput } from "../input/facts";

const openLines: Record<ReviewedList, (tx: Tx, patientId: string) => Promise<number>> = {
  conditions: (tx, patientId) => tx.condition.count({ where: { patientId, erroredAt: null, status: "active" } }),
  allergies: (tx, patientId) => tx.allergy.count({ where: { patientId, erroredAt: null, status: "active" } }),
  "home-medicines": (tx, patientId) =>
    tx.homeMedicine.count({ where: { patientId, erroredAt: null, status: { in: ["current", "unsure"] } } }),
  vaccinations: (tx, patientId) => tx.vaccination.count({ where: { patientId, erroredAt: null } }),
};

/** "I have gone through this list": the only way that an empty list may be read as none. */
export const reviewList = command<ReviewListInput, null>({
  name: "list.review",
  needs: "facts:record",
  on: ({ patientId }) => ({ kind: "patient", id: patientId }),
  async run({ tx, actor, now, input }) {
    const { patientId, list, noneKnown } = input;
    const lines = await openLines[list](tx, patientId);
    if (noneKnown && lines > 0) return refused("list-not-empty");
    if (!noneKnown && lines === 0) return refused("list-empty");
    const id = uuid();
    await tx.listReview.create({
      data: { id, patientId, list, noneKnown, reviewedAt: new Date(now), reviewedBy: actor.id },
    });
    await factsChanged(tx, patientId, now);
    return done(null, [
      { action: "list.reviewed", patientId, object: { type: "list-review", id }, detail: { list, noneKnown } },
    ]);
  },
});

/** One answer to a question whose "not asked" must never read as "no"; the newest answer counts. */
export const answerGatekeeper = command<AnswerGatekeeperInput, null>({
  name: "gatekeeper.answer",
  needs: "facts:record",
  on: ({ patientId }) => ({ kind: "patient", id: patientId }),
  async run({ tx, actor, now, input }) {
    const { patientId, question, answer, note } = input;
    const patient = await tx.patient.findFirst({ where: { id: patientId }, select: { sexAtBirth: true } });
    const sex = patient?.sexAtBirth === "female" || patient?.sexAtBirth === "male" ? patient.sexAtBirth : null;
    if (!gatekeeperQuestionsFor(sex).some((one) => one.id === question)) return refused("question-not-asked-here");
    const id = uuid();
    await tx.gatekeeperAnswer.create({
      data: { id, patientId, question, answer, note, askedAt: new Date(now), askedBy: actor.id },
    });
    await factsChanged(tx, patientId, now);
    return done(null, [
      {
        action: "gatekeeper.answered",
        patientId,
        object: { type: "gatekeeper-answer", id },
        detail: { question, answer },
      },
    ]);
  },
});
