"use client";
import type { EditorProps } from "./editor-context";
import { binder } from "./parts/bind";
import { EditorSection } from "./parts/editor-section";
import { AreaField, TextField } from "./parts/text-fields";

export function ProcedureEditor({ value, onChange, problems }: EditorProps<"procedure">) {
  const bind = binder(value, onChange, problems);
  return (
    <EditorSection title="Procedure" lead="The day of the procedure is the start of the treatment.">
      <AreaField
        {...bind("question")}
        label="What it is to find out"
        hint="Such as: Is there silent aspiration with thin fluids?"
      />
      <TextField {...bind("site")} label="Body site" hint="Such as: right internal jugular vein" optional />
    </EditorSection>
  );
}
