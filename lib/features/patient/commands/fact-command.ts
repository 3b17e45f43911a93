// The frame of every command that adds one fact to a chart: it may take the place of an earlier one, and whatever a
// therapist sees of the patient is written again in the same transaction.
import { v7 as uuid } from "uuid";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import { type Command, command, type Run } from "@/lib/platform/command";
import { done, type Refusal } from "@/lib/platform/outcome";
import type { FactKind } from "../input/facts";
import { putInError } from "../store";

type NewFact = {
  readonly patientId: string;
  readonly replaces: { readonly id: string; readonly revision: number; readonly reason: string } | null;
};

type Definition<I extends NewFact> = {
  readonly name: string;
  readonly kind: FactKind;
  /** Writes the row, or says why it may not be written. */
  readonly add: (run: Run<I>, id: string) => Promise<Refusal | null>;
};

export function addFact<I extends NewFact>({ name, kind, add }: Definition<I>): Command<I, { id: string }> {
  return command<I, { id: string }>({
    name,
    needs: "facts:record",
    on: ({ patientId }) => ({ kind: "patient", id: patientId }),
    async run(run) {
      const { tx, actor, now, input } = run;
      const { patientId, replaces } = input;
      const id = uuid();
      const refusal = await add(run, id);
      if (refusal) return refusal;
      const recorded = { action: name, patientId, object: { type: kind, id } };
      if (!replaces) {
        await factsChanged(tx, patientId, now);
        return done({ id }, [recorded]);
      }
      const mark = { by: actor.id, at: now, reason: replaces.reason, replacedById: id };
      const problem = await putInError(tx, kind, { id: replaces.id, revision: replaces.revision, patientId }, mark);
      if (problem) return problem;
      await factsChanged(tx, patientId, now);
      const marked = { action: `${kind}.entered-in-error`, patientId, object: { type: kind, id: replaces.id } };
      return done({ id }, [recorded, { ...marked, reason: "replaced" }]);
    },
  });
}
