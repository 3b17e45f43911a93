"use client";
import { useRouter } from "next/navigation";
import { type SubmitEvent, useState } from "react";
import { markImportInErrorAction } from "@/lib/features/import/actions";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextArea } from "../ui/text-area";

/** Takes a wrong import and its chart out of use, with a reason; asks once, because it cannot be undone. */
export function MarkImportInError({
  importId,
  recordedSince,
}: {
  readonly importId: string;
  readonly recordedSince: number;
}) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { send, pending, failure, fields } = useAction(markImportInErrorAction);

  async function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "");
    const answer = await send({ importId, reason });
    if (!answer.ok) return;
    setOpen(false);
    router.refresh();
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}>Mark import entered in error</Button>
      <Dialog open={open} title="Mark this import entered in error?" onClose={() => setOpen(false)}>
        <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
          <ActionFailureSummary failure={failure} />
          <p>
            Everything it created and the chart itself go out of use for everybody. All of it stays readable here, and
            the record number becomes free. This cannot be undone.
          </p>
          {recordedSince === 0 ? null : (
            <p className="font-semibold">
              {`People recorded ${recordedSince} ${recordedSince === 1 ? "entry" : "entries"} in this chart since. They go out of use with it.`}
            </p>
          )}
          <TextArea name="reason" label="Why it is wrong" {...(fields.reason ? { error: fields.reason } : {})} />
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Keep the import</Button>
            <Button type="submit" variant="danger" busy={pending}>
              Mark entered in error
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
