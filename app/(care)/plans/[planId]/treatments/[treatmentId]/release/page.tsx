import { notFound } from "next/navigation";
import { PatientHeader } from "@/components/patient/patient-header";
import { ReleaseScreen } from "@/components/release/release-screen";
import { pageTitle } from "@/components/shell/page-title";
import { readDayEntry } from "@/lib/domain/shared/day-entry";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { releaseForScreen } from "@/lib/features/plan/queries/release";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Release");

export default async function ReleasePage({
  params,
  searchParams,
}: PageProps<"/plans/[planId]/treatments/[treatmentId]/release">) {
  const asked = await params;
  const [planId, treatmentId] = [idFrom(asked.planId), idFrom(asked.treatmentId)];
  const actor = await requireActor(paths.release(planId, treatmentId));
  const { from } = await searchParams;
  const first = await releaseForScreen(actor, planId, treatmentId);
  const header = first ? await patientHeader(actor, first.patientId) : null;
  if (!first || !header) notFound();
  const typed = typeof from === "string" ? readDayEntry(from, { today: header.today, order: header.dateOrder }) : null;
  const view =
    typed?.kind === "day" && first.asksFirstDay ? await releaseForScreen(actor, planId, treatmentId, typed.day) : first;
  if (!view) notFound();
  return (
    <>
      <PatientHeader view={header} />
      <ReleaseScreen view={view} header={header} />
    </>
  );
}
