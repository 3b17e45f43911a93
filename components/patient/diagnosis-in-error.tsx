"use client";
import { markDiagnosisInErrorAction } from "@/lib/features/patient/actions/chart";
import { TextInput } from "../ui/text-input";
import { ChartForm, textOf } from "./chart-form";
import type { FactRef } from "./fact-actions";

/** For a diagnosis that was never right and has no successor. */
export function DiagnosisInError({ fact }: { readonly fact: FactRef }) {
  return (
    <ChartForm
      door={markDiagnosisInErrorAction}
      prefix="diagnosis-error"
      read={(data) => ({ ...fact, reason: textOf(data, "reason") })}
      submit="Mark the diagnosis entered in error"
      saved="Marked entered in error"
      danger
    >
      {(field) => <TextInput {...field("reason")} label="Why it was never right" />}
    </ChartForm>
  );
}
