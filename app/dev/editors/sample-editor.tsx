"use client";
import { useState } from "react";
import { EditorFor } from "@/components/plan/editor/editor-for";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import type { DraftTreatment, Problem } from "@/lib/domain/plan/draft-treatment";
import { kindLabels } from "@/lib/domain/plan/labels";
import { sampleContext, sampleToday } from "./samples";

/** One editor with its sample; problems as the server found them are shown on demand. */
export function SampleEditor({
  draft,
  problems,
}: {
  readonly draft: DraftTreatment;
  readonly problems: readonly Problem[];
}) {
  const [value, setValue] = useState(draft);
  const [told, setTold] = useState(false);
  return (
    <article className="flex flex-col gap-3 rounded-control border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-3">
        <p className="text-lead font-bold">{kindLabels[value.kind]}</p>
        <Button size="small" onClick={() => setTold(!told)}>
          {told ? "Hide problems" : `Show ${problems.length} problems`}
        </Button>
      </div>
      <EditorFor
        value={value}
        onChange={setValue}
        problems={told ? problems : []}
        context={sampleContext}
        today={sampleToday}
      />
      <Disclosure summary="The draft as data">
        <pre className="text-small whitespace-pre-wrap">{JSON.stringify(value, null, 1)}</pre>
      </Disclosure>
    </article>
  );
}
