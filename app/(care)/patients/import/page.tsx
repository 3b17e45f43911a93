import { notFound } from "next/navigation";
import { ImportForm } from "@/components/import/import-form";
import { ImportList } from "@/components/import/import-list";
import { Section } from "@/components/patient/section";
import { pageTitle } from "@/components/shell/page-title";
import { PageHeader } from "@/components/ui/page-header";
import { importsForActor } from "@/lib/features/import/queries";
import { placesForNewPatient } from "@/lib/features/patient/queries";
import { requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Import a record");

export default async function ImportPage() {
  const actor = await requireActor(paths.importPatient);
  const imports = await importsForActor(actor);
  const places = await placesForNewPatient(actor);
  if (!imports || !places) notFound();
  return (
    <div className="flex flex-col gap-6 p-4">
      <PageHeader
        title="Import a record"
        lead="Opens a new chart from a patient's record. You see first what it would create."
      />
      <ImportForm places={{ teams: places.teams, leads: places.leads }} />
      <Section id="latest-imports" title="Latest imports">
        <ImportList imports={imports} />
      </Section>
    </div>
  );
}
