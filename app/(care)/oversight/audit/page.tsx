import { notFound } from "next/navigation";
import { AuditStandingNote } from "@/components/oversight/audit-standing";
import { AuditTable } from "@/components/oversight/audit-table";
import { FilterDays } from "@/components/oversight/filter-days";
import { pageTitle } from "@/components/shell/page-title";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { capTotal } from "@/components/ui/table-url";
import { mayEver } from "@/lib/domain/access/can";
import { eventWords } from "@/lib/domain/patient/event-words";
import { dayInZone } from "@/lib/domain/shared/instant";
import { auditFor, auditQueryFrom, EXPORT_LIMIT } from "@/lib/features/audit/queries-audit";
import { auditPatients } from "@/lib/features/audit/queries-patients";
import { auditStanding } from "@/lib/features/audit/queries-standing";
import { requireCapability } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Audit");

export default async function AuditPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const actor = await requireCapability("oversight:audit", paths.audit);
  const given = await searchParams;
  const query = auditQueryFrom(given);
  const view = await auditFor(actor, query);
  const standing = await auditStanding(actor);
  const patients = await auditPatients(actor);
  if (!view || !standing || !patients) notFound();
  const kept = Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const filters = [
    ...(patients.length > 0 ? [{ name: "patient", label: "Patient", anyLabel: "Any patient", options: patients }] : []),
    { name: "actor", label: "Who", anyLabel: "Anybody", options: view.actors },
    {
      name: "action",
      label: "Action",
      anyLabel: "Any action",
      options: view.actions.map(({ value }) => ({ value, label: eventWords(value) })),
    },
    {
      name: "outcome",
      label: "Outcome",
      anyLabel: "Any outcome",
      options: [
        { value: "done", label: "Done" },
        { value: "refused", label: "Refused" },
        { value: "failed", label: "Failed" },
      ],
    },
  ];
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader
        title="Audit"
        lead={`What happened, in the time of your site. Exports hold at most ${EXPORT_LIMIT.toLocaleString("en-GB")} events and are themselves recorded.`}
        actions={
          <form method="post" action={`${paths.audit}/export?${new URLSearchParams(kept)}`}>
            <Button type="submit">Export as CSV</Button>
          </form>
        }
      />
      <AuditStandingNote {...standing} />
      <FilterDays today={dayInZone(new Date().toISOString(), actor.siteZone)} />
      <AuditTable
        rows={view.rows}
        total={capTotal(view.counted)}
        sort={{ id: query.sort, desc: query.desc }}
        pages={{ after: view.after, before: view.before }}
        filters={filters}
        linked={mayEver(actor, "patient:read")}
      />
    </div>
  );
}
