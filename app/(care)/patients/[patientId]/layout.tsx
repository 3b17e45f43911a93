import { notFound } from "next/navigation";
import { ChartTabs } from "@/components/patient/chart-tabs";
import { PatientHeader } from "@/components/patient/patient-header";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { idFrom, requireActor } from "@/lib/platform/actor";

export default async function ChartLayout({ params, children }: LayoutProps<"/patients/[patientId]">) {
  const actor = await requireActor();
  const patientId = idFrom((await params).patientId);
  const header = await patientHeader(actor, patientId);
  if (!header) notFound();
  return (
    <>
      <PatientHeader view={header} />
      <div className="px-4 pt-2">
        <ChartTabs patientId={patientId} history={header.emergency === null} />
      </div>
      <div className="flex flex-col gap-4 p-4">{children}</div>
    </>
  );
}
