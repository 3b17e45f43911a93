import type { ReactNode } from "react";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { PatientHeaderView } from "@/lib/features/patient/queries-header";
import { paths } from "@/lib/platform/paths";
import { PatientHeader } from "../patient/patient-header";
import { PrintFrame } from "../shell/print-frame";
import { LinkButton } from "../ui/link-button";
import { Nowrap } from "../ui/nowrap";
import { Tabs } from "../ui/tabs";

export interface PlanPageProps {
  readonly planId: string;
  readonly header: PatientHeaderView;
  /** Plan, version and signer, at the foot of every printed sheet. */
  readonly printed: { readonly what: string; readonly by: string; readonly at: string };
  /** Across the head of every printed sheet: "SUPERSEDED BY VERSION 5". */
  readonly warning?: string;
  /** Absent where the plan has one page only. */
  readonly versions?: number;
  readonly children: ReactNode;
}

/** The frame of every page about one plan: the patient in view, the way back, and the head and foot of its print. */
export function PlanPage({ planId, header, printed, warning, versions, children }: PlanPageProps) {
  return (
    <>
      <div className="no-print contents">
        <PatientHeader
          view={header}
          actions={
            <LinkButton href={paths.patient(header.patientId)} size="small">
              Open the chart
            </LinkButton>
          }
        />
      </div>
      <PrintFrame
        header={<PrintHead header={header} {...(warning ? { warning } : {})} />}
        footer={<PrintFoot zone={header.zone} {...printed} />}
      >
        <div className="flex flex-col gap-4 p-4 print:p-0">
          {versions === undefined ? null : (
            <Tabs
              label="Plan"
              tabs={[
                { href: paths.plan(planId), label: "Plan", exact: true },
                { href: paths.versions(planId), label: "Versions", count: versions },
              ]}
            />
          )}
          {children}
        </div>
      </PrintFrame>
    </>
  );
}

/** Two identifiers and the allergies, at the head of every printed sheet. */
export function PrintHead({ header, warning }: { readonly header: PatientHeaderView; readonly warning?: string }) {
  return (
    <div className="print-only">
      <p>
        <b>{header.name}</b> · Born {header.bornText} · MRN {header.mrn} · {header.sex}
      </p>
      <p>{allergyWords(header.allergies)}</p>
      {warning ? <p className="print-warning">{warning}</p> : null}
    </div>
  );
}

function allergyWords(state: PatientHeaderView["allergies"]): string {
  if (state.kind === "none-known") return `No known allergies (confirmed ${state.confirmedOn})`;
  if (state.kind === "not-recorded") return "Allergies not recorded";
  const one = (a: (typeof state.allergies)[number]) =>
    `${a.substance} (${a.reaction ?? "reaction not recorded"}${a.severe ? ", severe" : ""})`;
  return `Allergies: ${state.allergies.map(one).join("; ")}`;
}

/** What was printed, when and by whom, at the foot of every printed sheet. */
export function PrintFoot({ what, by, at, zone }: PlanPageProps["printed"] & { readonly zone: string }) {
  return (
    <p className="print-only">
      {what}. Printed <Nowrap>{formatInstant(at, zone, null)}</Nowrap> by {by}. Concord supports clinical judgement; it
      is not a certified medical device.
    </p>
  );
}
