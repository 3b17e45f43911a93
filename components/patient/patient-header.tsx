import type { ReactNode } from "react";
import type { PatientHeaderView } from "@/lib/features/patient/queries-header";
import { BreakGlassBanner } from "../break-glass/break-glass-banner";
import { PatientHeader as HeaderBar } from "../shell/patient-header";

/** The header of every page about one patient, fed by `patientHeader`. Level of certainty "Non-PNS" is explained on the diagnosis page. */
export function PatientHeader({ view, actions }: { readonly view: PatientHeaderView; readonly actions?: ReactNode }) {
  const state = stateOf(view);
  return (
    <HeaderBar
      patientId={view.patientId}
      name={view.name}
      born={view.bornText}
      sex={view.sex}
      recordNumber={view.mrn}
      weight={view.weight}
      kidney={view.kidney}
      allergies={view.allergies}
      syndrome={view.syndrome}
      {...(view.tumour ? { tumour: view.tumour } : {})}
      planLead={view.planLead}
      similarName={view.similarName}
      {...(state ? { state } : {})}
      {...(view.emergency ? { band: <BreakGlassBanner patientId={view.patientId} {...view.emergency} /> } : {})}
      actions={actions}
    />
  );
}

function stateOf(view: PatientHeaderView): { kind: "deceased" | "restricted"; words: string } | null {
  if (view.enteredInError) return { kind: "restricted", words: `Entered in error: ${view.enteredInError}` };
  if (!view.deceased) return null;
  const on = view.deceased.on ? ` on ${view.deceased.on}` : ", date not recorded";
  return { kind: "deceased", words: `Died${on}` };
}
