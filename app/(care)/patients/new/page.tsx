import { notFound } from "next/navigation";
import { NewPatientForm } from "@/components/patient/patient-form";
import { pageTitle } from "@/components/shell/page-title";
import { PageHeader } from "@/components/ui/page-header";
import { placesForNewPatient } from "@/lib/features/patient/queries";
import { requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("New patient");

export default async function NewPatientPage() {
  const actor = await requireActor(paths.newPatient);
  const places = await placesForNewPatient(actor);
  if (!places) notFound();
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader title="New patient" lead="You join the care team of the patient you add." />
      <NewPatientForm places={places} today={places.today} order={places.dateOrder} />
    </div>
  );
}
