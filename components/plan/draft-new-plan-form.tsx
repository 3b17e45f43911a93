"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { createPlanAction } from "@/lib/features/draft/actions";
import { paths } from "@/lib/platform/paths";
import { ActionFailureSummary } from "../shell/action-failure";
import { UnsavedGuard } from "../shell/unsaved-guard";
import { useAction } from "../shell/use-action";
import { type TemplateChoice, TemplateRadios } from "../template/template-radios";
import { Button } from "../ui/button";
import { RadioGroup } from "../ui/radio-group";
import { TextInput } from "../ui/text-input";

export interface NewPlanProps {
  readonly diagnoses: readonly {
    readonly id: string;
    readonly label: string;
    readonly hint?: string;
    /** Templates that fit, best first. */
    readonly templates: readonly TemplateChoice[];
  }[];
  /** The template asked for in the address, when it fits. */
  readonly template: string | null;
}

/** A plan needs the diagnosis it is for and a title; everything else is typed into the draft. */
export function NewPlanForm({ diagnoses, template: asked }: NewPlanProps) {
  const router = useRouter();
  const { send, pending, failure, fields, value } = useAction(createPlanAction);
  const [only] = diagnoses.length === 1 ? diagnoses : [];
  const [diagnosisId, setDiagnosisId] = useState(only?.id ?? "");
  const [title, setTitle] = useState("");
  const [template, setTemplate] = useState(asked ?? "");
  const offered = diagnoses.find((one) => one.id === diagnosisId)?.templates ?? [];
  const chosen = offered.some((one) => one.id === template) ? template : "";

  async function create() {
    const answer = await send({ diagnosisId, title });
    if (!answer.ok) return;
    const { planId } = answer.value;
    router.push(chosen ? paths.draftTemplate(planId, chosen) : paths.draft(planId));
  }

  return (
    <form
      className="flex max-w-160 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <UnsavedGuard dirty={title !== "" && !pending && !value} what="the title of the new plan" />
      <ActionFailureSummary failure={failure} />
      {only ? (
        <p>
          Plan for: <b>{only.label}</b>
          {only.hint ? <span className="text-ink-2"> · {only.hint}</span> : null}
        </p>
      ) : (
        <RadioGroup
          name="diagnosisId"
          label="Diagnosis the plan is for"
          options={diagnoses.map(({ id, label, hint }) => ({ value: id, label, hint }))}
          value={diagnosisId}
          error={fields.diagnosisId}
          onValueChange={setDiagnosisId}
        />
      )}
      <TextInput
        name="title"
        label="Title of the plan"
        hint="Such as: LEMS with small cell lung cancer, first 12 weeks. No patient names."
        error={fields.title}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <TemplateRadios templates={offered} value={chosen} onChange={setTemplate} />
      <div>
        <Button type="submit" variant="primary" busy={pending}>
          Open the draft
        </Button>
      </div>
    </form>
  );
}
