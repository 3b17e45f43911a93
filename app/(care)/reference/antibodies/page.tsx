import { AntibodyTables } from "@/components/reference/antibody-table";
import { ReferencePage } from "@/components/reference/reference-page";
import { pageTitle } from "@/components/shell/page-title";
import { requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Antibodies");

export default async function AntibodiesPage() {
  await requireActor();
  return (
    <ReferencePage
      title="Antibodies"
      lead="By risk class of the 2021 criteria. An antibody that was not tested is not one that was not found."
      under={{ href: paths.reference, label: "Reference" }}
    >
      <AntibodyTables />
    </ReferencePage>
  );
}
