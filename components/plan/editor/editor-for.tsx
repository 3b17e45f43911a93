"use client";
import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { DraftTreatment, Problem } from "@/lib/domain/plan/draft-treatment";
import type { Kind } from "@/lib/domain/plan/treatment";
import type { Day } from "@/lib/domain/shared/day";
import type { EditorContext, EditorProps } from "./editor-context";

const loading = () => <Skeleton label="Loading the form" lines={6} />;

// Options stay in the call: the bundler reads them there to load each editor on its own.
const editors: { readonly [K in Kind]: ComponentType<EditorProps<K>> } = {
  drug: dynamic(() => import("./drug-editor").then((m) => m.DrugEditor), { loading }),
  steroid: dynamic(() => import("./steroid-editor").then((m) => m.SteroidEditor), { loading }),
  regimen: dynamic(() => import("./regimen-editor").then((m) => m.RegimenEditor), { loading }),
  "checkpoint-inhibitor": dynamic(
    () => import("./checkpoint-inhibitor-editor").then((m) => m.CheckpointInhibitorEditor),
    { loading },
  ),
  surgery: dynamic(() => import("./surgery-editor").then((m) => m.SurgeryEditor), { loading }),
  radiotherapy: dynamic(() => import("./radiotherapy-editor").then((m) => m.RadiotherapyEditor), { loading }),
  "plasma-exchange": dynamic(() => import("./plasma-exchange-editor").then((m) => m.PlasmaExchangeEditor), { loading }),
  ivig: dynamic(() => import("./ivig-editor").then((m) => m.IvigEditor), { loading }),
  "pt-referral": dynamic(() => import("./referral-editor").then((m) => m.PtReferralEditor), { loading }),
  "slp-referral": dynamic(() => import("./referral-editor").then((m) => m.SlpReferralEditor), { loading }),
  vaccine: dynamic(() => import("./vaccine-editor").then((m) => m.VaccineEditor), { loading }),
  monitoring: dynamic(() => import("./monitoring-editor").then((m) => m.MonitoringEditor), { loading }),
  procedure: dynamic(() => import("./procedure-editor").then((m) => m.ProcedureEditor), { loading }),
};

export interface EditorForProps {
  readonly value: DraftTreatment;
  readonly onChange: (next: DraftTreatment) => void;
  readonly problems: readonly Problem[];
  readonly context: EditorContext;
  readonly today: Day;
}

/** The editor of a treatment's kind; each is loaded only when it is needed. */
export function EditorFor({ value, ...rest }: EditorForProps) {
  // One kind picks both the editor and the type of its value, which TypeScript cannot follow through the table.
  const Editor = editors[value.kind] as ComponentType<EditorForProps>;
  return <Editor value={value} {...rest} />;
}
