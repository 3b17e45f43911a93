import { antibodyById } from "@/lib/domain/knowledge/antibodies";
import { cancerLabel, isCancerId } from "@/lib/domain/knowledge/cancers";
import { phenotypeById } from "@/lib/domain/knowledge/phenotypes";
import { antibodyResultWords, cancerStatusWords, sampleWords, wordFor } from "@/lib/domain/patient/words";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import type { AntibodyRow, DiagnosisView } from "@/lib/features/patient/queries-diagnosis";
import { DescriptionList } from "../ui/description-list";
import { Nowrap } from "../ui/nowrap";
import { Table, type TableColumn } from "../ui/table";
import { Tag } from "../ui/tag";

const day = (value: Day | null) => (value ? <Nowrap>{formatDay(value)}</Nowrap> : "Not recorded");
const judged = (value: boolean | null) => (value === null ? "Not recorded" : value ? "Yes" : "No");

export function phenotypeName(id: string): string {
  return phenotypeById(id)?.label ?? id;
}

const columns: readonly TableColumn<AntibodyRow>[] = [
  {
    id: "antibody",
    header: "Antibody",
    rowHeader: true,
    clinical: true,
    cell: (row) => antibodyById(row.antibody)?.label ?? row.antibody,
  },
  {
    id: "result",
    header: "Result",
    cell: (row) => (
      <Tag tone={row.result === "found" ? "info" : "plain"}>{wordFor(antibodyResultWords, row.result)}</Tag>
    ),
  },
  { id: "sample", header: "Sample", cell: (row) => (row.sample ? wordFor(sampleWords, row.sample) : "Not recorded") },
  { id: "taken", header: "Taken", cell: (row) => day(row.takenOn) },
];

/** A recorded diagnosis, every answer in words; an antibody that is not in the table was not tested. */
export function DiagnosisDetails({ diagnosis }: { readonly diagnosis: DiagnosisView }) {
  const hasTumour = diagnosis.cancerStatus === "found" || diagnosis.cancerStatus === "in-remission";
  const kind = diagnosis.cancer && isCancerId(diagnosis.cancer) ? cancerLabel(diagnosis.cancer) : null;
  return (
    <div className="flex flex-col gap-3">
      <DescriptionList
        items={[
          { term: "Syndrome", value: <strong>{phenotypeName(diagnosis.phenotype)}</strong> },
          { term: "Onset", value: day(diagnosis.onsetOn) },
          { term: "Start of follow-up", value: day(diagnosis.followUpStart) },
          { term: "Tumour", value: cancerStatusWords[diagnosis.cancerStatus] },
          ...(hasTumour || kind || diagnosis.cancerText
            ? [
                {
                  term: "Kind of tumour",
                  value: [kind, diagnosis.cancerText].filter(Boolean).join(", ") || "Not recorded",
                },
              ]
            : []),
          ...(hasTumour
            ? [
                { term: "Tumour found on", value: day(diagnosis.cancerFoundOn) },
                { term: "Consistent with phenotype and antibody", value: judged(diagnosis.cancerConsistent) },
                { term: "Antigen shown in the tumour", value: judged(diagnosis.antigenExpressed) },
              ]
            : []),
          { term: "Began under a checkpoint inhibitor", value: diagnosis.checkpointContext ? "Yes" : "No" },
          { term: "Note", value: diagnosis.note ?? "Not recorded" },
          { term: "Recorded by", value: diagnosis.recorded },
        ]}
      />
      <Table
        caption="Antibodies"
        columns={columns}
        rows={diagnosis.antibodies}
        rowKey={(row) => row.antibody}
        empty="No antibody result is recorded: none counts as tested."
      />
    </div>
  );
}
