"use client";
import { intentLabels } from "@/lib/domain/plan/choices";
import type { EditorProps } from "./editor-context";
import { binder } from "./parts/bind";
import { ChoiceField } from "./parts/choice-field";
import { EditorSection, FieldGrid } from "./parts/editor-section";
import { TextField } from "./parts/text-fields";

export function SurgeryEditor({ value, onChange, problems }: EditorProps<"surgery">) {
  const bind = binder(value, onChange, problems);
  return (
    <EditorSection title="Operation" lead="The day of the operation is the start of the treatment.">
      <TextField {...bind("site")} label="What is operated on" hint="Such as: left upper lobe" />
      <FieldGrid>
        <ChoiceField {...bind("intent")} label="Intent" choices={intentLabels} />
      </FieldGrid>
    </EditorSection>
  );
}
