import { notFound } from "next/navigation";
import { AddMemberForm, EndMemberForm } from "@/components/patient/care-team-forms";
import { Section } from "@/components/patient/section";
import { TransferForm } from "@/components/patient/transfer-form";
import { pageTitle } from "@/components/shell/page-title";
import { Disclosure } from "@/components/ui/disclosure";
import { Nowrap } from "@/components/ui/nowrap";
import { PageHeader } from "@/components/ui/page-header";
import { Table, type TableColumn } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { roleWords } from "@/lib/domain/access/role-words";
import { careFunctionWords, wordFor } from "@/lib/domain/patient/words";
import { formatDay } from "@/lib/domain/shared/day";
import { careTeamForChart, type MemberView } from "@/lib/features/patient/queries-team";
import { idFrom, requireActor } from "@/lib/platform/actor";

export const metadata = pageTitle("Care team");

const stateWords = { current: "Now", later: "Later", ended: "Ended", "account-closed": "Account closed" } as const;

const columns: readonly TableColumn<MemberView>[] = [
  {
    id: "name",
    header: "Person",
    rowHeader: true,
    cell: (one) => (
      <span>
        <strong>{one.name}</strong>
        <span className="block text-small text-ink-2">{roleWords[one.role]}</span>
      </span>
    ),
  },
  {
    id: "function",
    header: "What for",
    cell: (one) => `${wordFor(careFunctionWords, one.function)}${one.cover ? ", cover" : ""}`,
  },
  { id: "phone", header: "Phone", cell: (one) => one.phone ?? "Not recorded" },
  {
    id: "days",
    header: "From, to",
    cell: (one) => (
      <span>
        <Nowrap>{formatDay(one.fromOn)}</Nowrap>{" "}
        {one.toOn ? (
          <>
            to <Nowrap>{formatDay(one.toOn)}</Nowrap>
          </>
        ) : (
          "on, no end set"
        )}
      </span>
    ),
  },
  {
    id: "state",
    header: "State",
    cell: (one) => <Tag tone={one.state === "current" ? "done" : "plain"}>{stateWords[one.state]}</Tag>,
  },
];

export default async function TeamPage({ params }: PageProps<"/patients/[patientId]/team">) {
  const actor = await requireActor();
  const patientId = idFrom((await params).patientId);
  const view = await careTeamForChart(actor, patientId);
  if (!view) notFound();
  const { chart } = view;
  const days = { today: chart.today, order: chart.dateOrder };
  const present = view.members.filter((one) => one.state === "current" || one.state === "later");
  const past = view.members.filter((one) => !present.includes(one));
  const end: TableColumn<MemberView> = {
    id: "end",
    header: "Change",
    cell: (one) => (
      <Disclosure
        summary={
          <>
            End<span className="visually-hidden"> the membership of {one.name}</span>
          </>
        }
      >
        <EndMemberForm patientId={patientId} memberId={one.id} revision={one.revision} {...days} />
      </Disclosure>
    ),
  };
  return (
    <>
      <PageHeader
        title="Care team"
        lead="Who is on the care team may open this chart, from the first day to the last."
      />
      <Table
        caption="Care team"
        captionHidden
        columns={chart.may.team ? [...columns, end] : columns}
        rows={present}
        rowKey={(one) => one.id}
        empty="Nobody is on the care team; the team lead sees the patient through the team."
      />
      {chart.may.team ? (
        <Disclosure summary="Add a person">
          <AddMemberForm patientId={patientId} people={view.people} {...days} />
        </Disclosure>
      ) : null}
      {view.transfer ? (
        <Disclosure summary="Transfer to another team">
          <TransferForm patientId={patientId} transfer={view.transfer} />
        </Disclosure>
      ) : null}
      {past.length > 0 ? (
        <Section id="past" title="Before">
          <Table
            caption="Earlier members"
            captionHidden
            columns={columns}
            rows={past}
            rowKey={(one) => one.id}
            empty="Nobody."
          />
        </Section>
      ) : null}
    </>
  );
}
