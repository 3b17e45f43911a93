import { notFound } from "next/navigation";
import { OpenAccessNotice } from "@/components/break-glass/open-access-notice";
import { PatientSearch } from "@/components/patient/patient-search";
import { Worklist } from "@/components/patient/worklist";
import { pageTitle } from "@/components/shell/page-title";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { readSort } from "@/components/ui/table-url";
import { mayEver } from "@/lib/domain/access/can";
import { isPlanState } from "@/lib/domain/patient/next-action";
import { openAccessOf } from "@/lib/features/break-glass/queries";
import {
  patientsForWorklist,
  type WorklistQuery,
  type WorklistSort,
  worklistSorts,
} from "@/lib/features/patient/queries-worklist";
import { requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Patients");

type Search = Record<string, string | string[] | undefined>;

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const one = (value: Search[string]) => (typeof value === "string" && value !== "" ? value : undefined);
const id = (value: Search[string]) => (uuidShape.test(one(value) ?? "") ? (one(value) ?? null) : null);

function queryOf(search: Search): WorklistQuery {
  const sort = readSort(one(search.sort), worklistSorts, { id: "next", desc: false });
  const state = one(search.state);
  const place = one(search.place);
  return {
    sort: sort.id as WorklistSort,
    desc: sort.desc,
    team: id(search.team),
    lead: id(search.lead),
    phenotype: one(search.phenotype) ?? null,
    state: isPlanState(state) ? state : null,
    place: place === "inpatient" || place === "outpatient" ? place : null,
    after: id(search.after),
    before: id(search.before),
  };
}

export default async function PatientsPage({ searchParams }: PageProps<"/patients">) {
  const actor = await requireActor(paths.patients);
  const query = queryOf(await searchParams);
  const view = await patientsForWorklist(actor, query);
  if (!view) notFound();
  const open = await openAccessOf(actor);
  const { team, lead, phenotype, state, place } = query;
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader
        title="Patients"
        actions={
          <>
            {mayEver(actor, "patient:import") ? (
              <LinkButton href={paths.importPatient}>Import a record</LinkButton>
            ) : null}
            {mayEver(actor, "patient:create") ? (
              <LinkButton href={paths.newPatient} variant="primary">
                New patient
              </LinkButton>
            ) : null}
          </>
        }
      />
      {open ? <OpenAccessNotice {...open} /> : null}
      <PatientSearch mayBreakGlass={mayEver(actor, "break-glass:use")} />
      <Worklist
        view={view}
        sort={{ id: query.sort, desc: query.desc }}
        filtered={[team, lead, phenotype, state, place].some((value) => value !== null)}
      />
    </div>
  );
}
