import { notFound } from "next/navigation";
import { PrintButton } from "@/components/plan/plan-print";
import { pageTitle } from "@/components/shell/page-title";
import { PrintFrame } from "@/components/shell/print-frame";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { HandoverTable } from "@/components/work/handover-table";
import { WorkFilters } from "@/components/work/work-filters";
import { formatDayLong } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import { handoverFor } from "@/lib/features/work/queries/handover";
import { requireCapability } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Handover list");

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const wardShape = /^[^-]{1,20}$/;

export default async function HandoverPage({ searchParams }: PageProps<"/work/handover">) {
  const actor = await requireCapability("patient:read", paths.handover);
  const search = await searchParams;
  const teamId = typeof search.team === "string" && uuidShape.test(search.team) ? search.team : null;
  const ward = typeof search.ward === "string" && wardShape.test(search.ward) ? search.ward : null;
  const view = await handoverFor(actor, { teamId, ward });
  if (!view) notFound();
  const { patients, options, today, now, more } = view;
  const team =
    options.teams.find((one) => one.id === teamId)?.name ??
    (options.teams.length === 1 ? options.teams[0]?.name : "all my teams");
  const where = `${team ?? "my patients"}${ward === null ? "" : ward === "*" ? ", inpatients" : `, ward ${ward}`}`;
  const printed = formatInstant(now, actor.siteZone, null);
  return (
    <PrintFrame
      header={
        <p className="print-only">
          <b>
            Handover, {where}, {formatDayLong(today)}
          </b>
          . Printed {printed} by {actor.name}. What changed since is not on this sheet.
        </p>
      }
      footer={
        <p className="print-only">
          Handover, {where}. Printed {printed} by {actor.name}. Confidential: destroy after use. Concord supports
          clinical judgement; it is not a certified medical device.
        </p>
      }
    >
      <div className="handover flex flex-col gap-4 p-4 print:gap-1 print:p-0">
        <div className="no-print flex flex-col gap-4">
          <PageHeader
            title="Handover list"
            lead={`Inpatients by bed, then everybody with something unsafe or waiting, as of ${formatInstant(now, actor.siteZone)}.`}
            actions={
              <>
                <LinkButton href={paths.work}>My work</LinkButton>
                <PrintButton />
              </>
            }
          />
          <WorkFilters options={options} owned={false} />
        </div>
        {more ? (
          <p className="font-bold">
            More patients than are listed here: choose a team or a ward, and print one list for each.
          </p>
        ) : null}
        <HandoverTable patients={patients} />
      </div>
    </PrintFrame>
  );
}
