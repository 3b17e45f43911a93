import { notFound } from "next/navigation";
import { InErrorForm } from "@/components/patient/fact-actions";
import { kindOption } from "@/components/patient/kind-options";
import { ObservationForm } from "@/components/patient/observation-form";
import { ObservedValue } from "@/components/patient/observation-table";
import { pageTitle } from "@/components/shell/page-title";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { Nowrap } from "@/components/ui/nowrap";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Table, type TableColumn } from "@/components/ui/table";
import { capTotal, totalText } from "@/components/ui/table-url";
import { observationKindById } from "@/lib/domain/knowledge/observation-kinds";
import { type ObservationView, observationsOfKind } from "@/lib/features/patient/queries-results";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Results of one kind");

/** A working names its inputs by code, a list of results by the newest of each kind. */
const kindFrom = (asked: string) => (observationKindById(asked) ? asked : idFrom(asked));

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const cursor = (value: unknown) => (typeof value === "string" && uuidShape.test(value) ? value : null);

export default async function OneKindPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/results/[observationId]">) {
  const actor = await requireActor();
  const { patientId, observationId } = await params;
  const search = await searchParams;
  const page = { after: cursor(search.after), before: cursor(search.before) };
  const view = await observationsOfKind(actor, idFrom(patientId), kindFrom(observationId), page);
  if (!view) notFound();
  const { chart, group, after, before } = view;
  const kind = group.code ? observationKindById(group.code) : null;
  const form = kind
    ? { kinds: [], kind: kindOption(kind), patientId, today: chart.today, order: chart.dateOrder }
    : null;
  const columns: readonly TableColumn<ObservationView>[] = [
    { id: "taken", header: "Taken", rowHeader: true, cell: (one) => <Nowrap>{one.takenAt}</Nowrap> },
    { id: "value", header: "Value", clinical: true, cell: (one) => <ObservedValue one={one} /> },
    {
      id: "source",
      header: "Source",
      cell: (one) => [one.source, one.rater ? `rated by ${one.rater}` : null, one.note].filter(Boolean).join("; "),
    },
    { id: "recorded", header: "Recorded by", cell: (one) => <span className="text-small">{one.recorded}</span> },
    {
      id: "state",
      header: "State",
      cell: (one) =>
        one.error ? (
          <span className="text-small">
            Entered in error{one.error.replaced ? ", replaced" : ""}: {one.error.reason} ({one.error.by},{" "}
            <Nowrap>{one.error.at}</Nowrap>)
          </span>
        ) : chart.may.record ? (
          <Disclosure
            summary={
              <>
                Correct<span className="visually-hidden"> the value of {one.takenAt}</span>
              </>
            }
          >
            <div className="flex flex-col gap-4">
              {form ? (
                <ObservationForm {...form} prefix={`fix-${one.id}`} replaces={{ id: one.id, revision: one.revision }} />
              ) : null}
              <InErrorForm kind="observation" fact={{ patientId, id: one.id, revision: one.revision }} />
            </div>
          </Disclosure>
        ) : (
          "Recorded"
        ),
    },
  ];
  return (
    <>
      <PageHeader
        title={group.label}
        lead={
          group.validDays === null
            ? "Not used by checks."
            : `A value counts for ${group.validDays} days; then it reads as missing.`
        }
      />
      <p>
        <Link href={paths.results(patientId)} className="text-accent underline underline-offset-2">
          All results
        </Link>
      </p>
      {form && chart.may.record ? (
        <Disclosure summary="Record a new value">
          <ObservationForm {...form} prefix="new" />
        </Disclosure>
      ) : null}
      <p className="text-ink-2">
        {totalText(capTotal(group.count), "value", "values")}, newest first
        {after || before ? `; this page has ${group.shown.length}` : ""}.
      </p>
      <Table caption="Newest first" columns={columns} rows={group.shown} rowKey={(one) => one.id} empty="No values." />
      <Pager pages={{ after, before }} />
    </>
  );
}
