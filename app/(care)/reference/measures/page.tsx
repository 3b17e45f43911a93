import { MeasureTables } from "@/components/reference/measure-table";
import { ReferencePage } from "@/components/reference/reference-page";
import { pageTitle } from "@/components/shell/page-title";
import { requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Outcome measures");

export default async function MeasuresPage() {
  await requireActor();
  return (
    <ReferencePage
      title="Outcome measures"
      lead="Ranges, which direction is better, and the smallest difference that matters to a patient. Concord stores scores, never the wording of a questionnaire."
      under={{ href: paths.reference, label: "Reference" }}
    >
      <MeasureTables />
    </ReferencePage>
  );
}
