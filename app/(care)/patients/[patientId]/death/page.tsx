import { notFound } from "next/navigation";
import { DeathScreen } from "@/components/patient/death-screen";
import { pageTitle } from "@/components/shell/page-title";
import { deathForChart } from "@/lib/features/patient/queries-death";
import { idFrom, requireActor } from "@/lib/platform/actor";

export const metadata = pageTitle("Death");

export default async function DeathPage({ params }: PageProps<"/patients/[patientId]/death">) {
  const actor = await requireActor();
  const patientId = idFrom((await params).patientId);
  const view = await deathForChart(actor, patientId);
  if (!view) notFound();
  return <DeathScreen patientId={patientId} view={view} />;
}
