"use client";
import type { Discipline } from "@/lib/domain/access/roles";
import type { EditorProps } from "./editor-context";
import { ReferralFields } from "./parts/referral-fields";

interface ReferralEditorProps<K extends "pt-referral" | "slp-referral"> extends EditorProps<K> {}

const physical: Discipline = "physical";
const speech: Discipline = "speech";

export function PtReferralEditor({ value, onChange, ...rest }: ReferralEditorProps<"pt-referral">) {
  return (
    <ReferralFields
      value={value}
      onChange={(change) => onChange({ ...value, ...change })}
      discipline={physical}
      goalHint="Such as: walk 10 m without help"
      {...rest}
    />
  );
}

export function SlpReferralEditor({ value, onChange, ...rest }: ReferralEditorProps<"slp-referral">) {
  return (
    <ReferralFields
      value={value}
      onChange={(change) => onChange({ ...value, ...change })}
      discipline={speech}
      goalHint="Such as: eat soft food without coughing"
      {...rest}
    />
  );
}
