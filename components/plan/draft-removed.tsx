"use client";
import { useRouter } from "next/navigation";
import { restoreTreatmentAction } from "@/lib/features/draft/actions";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Button } from "../ui/button";

export interface RemovedTreatment {
  readonly treatmentId: string;
  readonly revision: number;
  readonly name: string;
}

/** Undo of removing, for as long as the draft is open. */
export function RemovedTreatments({
  draftId,
  removed,
}: {
  readonly draftId: string;
  readonly removed: readonly RemovedTreatment[];
}) {
  const router = useRouter();
  const restore = useAction(restoreTreatmentAction);
  if (removed.length === 0) return null;

  async function putBack({ treatmentId, revision }: RemovedTreatment) {
    const answer = await restore.send({ draftId, treatmentId, revision });
    if (!answer.ok) return;
    router.refresh();
    toast("Treatment put back");
  }

  return (
    <section aria-label="Removed from this draft" className="text-ink-2">
      <h2 className="text-small font-semibold">Removed from this draft</h2>
      <ul>
        {removed.map((one) => (
          <li key={one.treatmentId} className="flex flex-wrap items-center gap-2">
            <span>{one.name}</span>
            <Button size="small" variant="quiet" busy={restore.pending} onClick={() => putBack(one)}>
              Undo: put {one.name} back
            </Button>
          </li>
        ))}
      </ul>
      {restore.failure ? (
        <p role="alert" className="font-semibold text-stop">
          {restore.failure.message}
        </p>
      ) : null}
    </section>
  );
}
