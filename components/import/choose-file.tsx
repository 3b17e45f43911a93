"use client";
import { type SubmitEvent, useState } from "react";
import { previewImportAction } from "@/lib/features/import/actions";
import type { FilePreview } from "@/lib/features/import/input";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { announce } from "../ui/announce";
import { Button } from "../ui/button";
import { Field, fieldParts, inputClass } from "../ui/field";
import { type ChosenFile, readText } from "./read-text";

/** The first step: a file is read on the server and nothing is written. */
export function ChooseFile({ onPreview }: { readonly onPreview: (file: ChosenFile, preview: FilePreview) => void }) {
  const { send, pending, slow, failure, clear } = useAction(previewImportAction);
  const [problem, setProblem] = useState<string>();
  const error = problem ?? failure?.fields?.text;
  const field = {
    name: "file",
    label: "File",
    hint: "A FHIR R4 Bundle in JSON about one patient, at most 10 MB. Nothing is written before you confirm.",
    ...(error ? { error } : {}),
  };

  async function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    clear();
    const chosen = new FormData(event.currentTarget).get("file");
    const read = await readText(chosen instanceof File ? chosen : null);
    setProblem(read.ok ? undefined : read.message);
    if (!read.ok) {
      document.getElementById("file")?.focus();
      return;
    }
    const answer = await send({ text: read.file.text });
    if (!answer.ok) return;
    announce("The file was read. Nothing is written yet.");
    onPreview(read.file, answer.value);
  }

  return (
    <form onSubmit={onSubmit} noValidate className="flex max-w-xl flex-col gap-4">
      <ActionFailureSummary failure={failure} idOf={toFile} />
      <Field field={field}>
        <input
          type="file"
          accept=".json,application/json,application/fhir+json"
          {...fieldParts(field)}
          name="file"
          className={`${inputClass} file:mr-3 file:cursor-pointer file:rounded-control file:border file:border-field file:bg-sunken file:px-2 file:font-semibold`}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={pending}>
          {pending ? "Reading the file" : "Preview"}
        </Button>
        {slow ? <p className="text-ink-2">Still reading. A large record can take a while.</p> : null}
      </div>
    </form>
  );
}

const toFile = () => "file";
