import { paths } from "@/lib/platform/paths";
import { Tabs } from "../ui/tabs";

/** The pages of one chart; who opened it is for those who care for the patient. */
export function ChartTabs({ patientId, history }: { readonly patientId: string; readonly history: boolean }) {
  const tabs = [
    { href: paths.patient(patientId), label: "Overview", exact: true },
    { href: paths.results(patientId), label: "Results" },
    { href: paths.timeline(patientId), label: "Timeline" },
    { href: paths.outcomes(patientId), label: "Outcomes" },
    { href: paths.medications(patientId), label: "Medications and allergies" },
    { href: paths.diagnosis(patientId), label: "Diagnosis" },
    { href: paths.patientPlans(patientId), label: "Plans" },
    { href: paths.team(patientId), label: "Team" },
    ...(history ? [{ href: paths.history(patientId), label: "History" }] : []),
  ];
  return <Tabs label="Chart" tabs={tabs} />;
}
