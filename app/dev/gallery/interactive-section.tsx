"use client";
import { useState } from "react";
import { DayField } from "@/components/shell/day-field";
import { UnsavedGuard } from "@/components/shell/unsaved-guard";
import { toast } from "@/components/ui/announce";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog } from "@/components/ui/dialog";
import { ErrorSummary, type FormError } from "@/components/ui/error-summary";
import { asDay } from "@/lib/domain/shared/day";

const AGENTS = [
  { value: "prednisone", label: "prednisone", detail: "oral tablet", keywords: ["Deltasone"] },
  { value: "prednisolone", label: "prednisolone", detail: "oral tablet" },
  { value: "methylprednisolone", label: "methylprednisolone", detail: "powder for intravenous infusion" },
  { value: "amifampridine", label: "amifampridine", detail: "oral tablet", keywords: ["3,4-diaminopyridine"] },
];
const TODAY = asDay("2026-11-23");

export function InteractiveSection() {
  const [open, setOpen] = useState(false);
  const [dirty, setDirty] = useState(false);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  return (
    <section aria-labelledby="interactive" className="flex flex-col gap-4">
      <h2 id="interactive" className="text-lead">
        Type-ahead, dates, messages
      </h2>
      <ErrorSummary errors={errors} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Combobox name="agent" label="Medicine" hint="Generic or brand name" options={AGENTS} />
        <Combobox name="agent-chosen" label="Medicine" options={AGENTS} defaultOption={AGENTS[0]} />
        <DayField name="start" label="Start" hint="Such as 23 Nov 26, t+14 or +6w" today={TODAY} order={null} />
        <DayField name="start-asked" label="Start" today={TODAY} order={null} defaultText="03/04/2027" />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setOpen(true)}>Open dialog</Button>
        <Button onClick={() => toast("Draft saved")}>Show message</Button>
        <Button onClick={() => toast("Not saved: the server did not answer", "stop")}>Show fault</Button>
        <Button
          onClick={() =>
            setErrors([
              { fieldId: "dose-wrong", message: "Enter a dose such as 0.5 or 40" },
              { message: "Someone else saved this treatment first" },
            ])
          }
        >
          Fail the form
        </Button>
        <Button onClick={() => setDirty(!dirty)}>{dirty ? "Forget unsaved input" : "Pretend unsaved input"}</Button>
      </div>
      <UnsavedGuard dirty={dirty} what="the new dose" />
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Stop prednisone?"
        footer={
          <>
            <Button variant="danger" onClick={() => setOpen(false)}>
              Stop prednisone
            </Button>
            <Button onClick={() => setOpen(false)}>Keep it</Button>
          </>
        }
      >
        <p>Version 5 will say that prednisone stops on 23-Nov-2026.</p>
      </Dialog>
    </section>
  );
}
