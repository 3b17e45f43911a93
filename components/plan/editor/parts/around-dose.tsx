"use client";
import { Checkbox } from "@/components/ui/checkbox";
import type { DraftOf } from "@/lib/domain/plan/draft-treatment";
import { EditorSection } from "./editor-section";

/** Drugs whose safety rules ask for what is ordered around each dose. */
const asks: Readonly<Record<string, "premedication" | "hydration">> = {
  rituximab: "premedication",
  cyclophosphamide: "hydration",
};

const labels = {
  premedication: "Premedication is ordered with each infusion",
  hydration: "Hydration is ordered around each dose",
};
const hints = {
  premedication: "Paracetamol, an antihistamine and a steroid about 30 minutes before",
  hydration: "Fluids before and after, for the bladder; mesna is a treatment of its own",
};

/** A box for what this drug needs around it; nothing for other drugs. */
export function AroundDose({
  value,
  onChange,
}: {
  readonly value: DraftOf<"drug">;
  readonly onChange: (next: DraftOf<"drug">) => void;
}) {
  const field = typeof value.agent === "string" ? asks[value.agent] : undefined;
  if (!field) return null;
  return (
    <EditorSection title="Around each dose">
      <Checkbox
        id={field}
        name={field}
        label={labels[field]}
        hint={hints[field]}
        checked={value[field] === true}
        onChange={(event) => onChange({ ...value, [field]: event.target.checked })}
      />
    </EditorSection>
  );
}
