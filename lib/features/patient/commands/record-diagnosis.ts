import { v7 as uuid } from "uuid";
import { diagnosisProblems } from "@/lib/domain/diagnosis/check-diagnosis";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import type { AuditEntry } from "@/lib/platform/audit";
import { command, type Run } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import type { DiagnosisInErrorInput, RecordDiagnosisInput } from "../input/diagnosis";
import { asDate, asDateOrNull, changeFact, putInError } from "../store";

/** Records a diagnosis with its antibodies; an earlier one it replaces is kept, superseded or entered in error. */
export const recordDiagnosis = command<RecordDiagnosisInput, { id: string }>({
  name: "diagnosis.record",
  needs: "diagnosis:record",
  on: ({ patientId }) => ({ kind: "patient", id: patientId }),
  async run(run) {
    const { tx, now, today, input } = run;
    const fields = diagnosisProblems(input, today);
    if (Object.keys(fields).length > 0) return refused("not-recordable", { fields });
    const { patientId, replaces } = input;
    const id = uuid();
    await write(run, id);
    const recorded: AuditEntry = { action: "diagnosis.recorded", patientId, object: { type: "diagnosis", id } };
    if (!replaces) {
      await factsChanged(tx, patientId, now);
      return done({ id }, [recorded]);
    }
    const refusal = await replace(run, id, replaces);
    if (refusal) return refusal;
    await factsChanged(tx, patientId, now);
    const object = { type: "diagnosis", id: replaces.id };
    return done({ id }, [recorded, { action: `diagnosis.${replaces.how}`, patientId, object }]);
  },
});

async function write({ tx, actor, now, input }: Run<RecordDiagnosisInput>, id: string): Promise<void> {
  const { patientId, antibodies, replaces: _, onsetOn, followUpStart, cancerFoundOn, ...columns } = input;
  await tx.diagnosis.create({
    data: {
      id,
      patientId,
      ...columns,
      onsetOn: asDateOrNull(onsetOn),
      followUpStart: asDate(followUpStart),
      cancerFoundOn: asDateOrNull(cancerFoundOn),
      recordedAt: new Date(now),
      recordedBy: actor.id,
    },
  });
  await tx.diagnosisAntibody.createMany({
    data: antibodies.map(({ takenOn, ...row }) => ({
      diagnosisId: id,
      patientId,
      ...row,
      takenOn: asDateOrNull(takenOn),
    })),
  });
}

async function replace(run: Run<RecordDiagnosisInput>, id: string, old: NonNullable<RecordDiagnosisInput["replaces"]>) {
  const { tx, actor, now, input } = run;
  const held = { id: old.id, revision: old.revision, patientId: input.patientId };
  if (old.how === "superseded") return await changeFact(tx, "diagnosis", held, { replacedById: id });
  return await putInError(tx, "diagnosis", held, { by: actor.id, at: now, reason: old.reason, replacedById: id });
}

/** A diagnosis that was never right and has no successor. Refused while an open plan hangs on it. */
export const markDiagnosisInError = command<DiagnosisInErrorInput, null>({
  name: "diagnosis.mark-in-error",
  needs: "diagnosis:record",
  on: ({ patientId }) => ({ kind: "patient", id: patientId }),
  async run({ tx, actor, now, input }) {
    const { id, patientId, reason } = input;
    const open = await tx.plan.count({ where: { diagnosisId: id, patientId, status: { in: ["active", "on-hold"] } } });
    if (open > 0) return refused("plan-open");
    const refusal = await putInError(tx, "diagnosis", input, { by: actor.id, at: now, reason });
    if (refusal) return refusal;
    await factsChanged(tx, patientId, now);
    return done(null, [{ action: "diagnosis.entered-in-error", patientId, object: { type: "diagnosis", id } }]);
  },
});
