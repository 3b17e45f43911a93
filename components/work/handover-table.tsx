import type { HandoverPatient } from "@/lib/features/work/queries/handover";
import { Nowrap, UnbrokenDates } from "../ui/nowrap";
import { Table } from "../ui/table";

/** One line a patient, read from left to right at the bedside: who, on what plan, what today, what to beware of, what waits. */
export function HandoverTable({ patients }: { readonly patients: readonly HandoverPatient[] }) {
  return (
    <Table
      caption="Handover"
      captionHidden
      rows={patients}
      rowKey={(row) => row.id}
      empty="Nobody is an inpatient, and nothing is unsafe or waiting."
      columns={[
        {
          id: "patient",
          header: "Bed and patient",
          rowHeader: true,
          clinical: true,
          cell: (row) => (
            <>
              <p>
                {row.bed ? <b>Bed {row.bed}</b> : "Outpatient"} <b>{row.name}</b>
              </p>
              <p className="text-small">
                <Nowrap>Born {row.born}</Nowrap> · <Nowrap>MRN {row.mrn}</Nowrap>
              </p>
            </>
          ),
        },
        {
          id: "plan",
          header: "Syndrome and plan",
          clinical: true,
          cell: (row) => <Lines lines={[row.syndrome, row.plan]} />,
        },
        {
          id: "given",
          header: "Today and tomorrow",
          clinical: true,
          cell: (row) => (
            <Lines
              lines={[
                ...(row.given.length > 0 ? row.given : ["No session"]),
                ...(row.running ? [`Running: ${row.running} (doses in the plan)`] : []),
              ]}
            />
          ),
        },
        {
          id: "alerts",
          header: "Alerts and swallowing",
          clinical: true,
          cell: (row) => (
            <>
              <Lines lines={row.alerts} strong />
              <p className={row.swallow.grave ? "font-bold" : undefined}>
                <UnbrokenDates>{row.swallow.words}</UnbrokenDates>
              </p>
            </>
          ),
        },
        {
          id: "waits",
          header: "What waits for whom",
          clinical: true,
          cell: (row) => <Lines lines={row.waits.length > 0 ? row.waits : ["Nothing"]} />,
        },
      ]}
    />
  );
}

function Lines({ lines, strong }: { readonly lines: readonly string[]; readonly strong?: boolean }) {
  return lines.map((line) => (
    <p key={line} className={strong ? "font-bold" : undefined}>
      <UnbrokenDates>{line}</UnbrokenDates>
    </p>
  ));
}
