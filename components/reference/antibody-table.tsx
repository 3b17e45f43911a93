import { type AntibodyRisk, antibodies } from "@/lib/domain/knowledge/antibodies";
import { rulesForAntibody } from "@/lib/domain/knowledge/rule-subjects";
import {
  antibodyRiskWords,
  cancerShareText,
  cancerText,
  isRecalled,
  provenanceText,
} from "@/lib/domain/knowledge/syndrome-words";
import { antibodyFacts, syndromes } from "@/lib/domain/knowledge/syndromes";
import { paths } from "@/lib/platform/paths";
import { Link } from "../ui/link";
import { Table, type TableColumn } from "../ui/table";

const risks = Object.keys(antibodyRiskWords) as readonly AntibodyRisk[];
const riskOf = new Map(antibodies.map((antibody) => [antibody.id, antibody.risk]));
type Row = (typeof antibodyFacts)[number];

function Syndromes({ id }: { readonly id: string }) {
  const named = syndromes.filter((syndrome) => syndrome.typicalAntibodies.includes(id));
  if (named.length === 0) return "None named";
  return (
    <ul>
      {named.map((syndrome) => (
        <li key={syndrome.id}>
          <Link href={paths.syndrome(syndrome.id)} className="link">
            {syndrome.name}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Rules({ id }: { readonly id: string }) {
  const named = rulesForAntibody(id);
  if (named.length === 0) return "None";
  return (
    <ul>
      {named.map((rule) => (
        <li key={rule.id}>
          <Link href={paths.rule(rule.id)} className="link">
            {rule.title}
          </Link>
        </li>
      ))}
    </ul>
  );
}

const columns: readonly TableColumn<Row>[] = [
  {
    id: "name",
    header: "Antibody",
    rowHeader: true,
    cell: (row) => (
      <span id={row.id} className="font-semibold">
        {row.name}
      </span>
    ),
  },
  {
    id: "frequency",
    header: "Cancer found in",
    cell: cancerShareText,
  },
  {
    id: "cancers",
    header: "Typical cancers",
    cell: (row) => row.typicalCancers.map(cancerText).join(", ") || "None named",
  },
  { id: "syndromes", header: "Syndromes", cell: (row) => <Syndromes id={row.id} /> },
  { id: "rules", header: "Rules", cell: (row) => <Rules id={row.id} /> },
  {
    id: "source",
    header: "Source",
    cell: (row) => (
      <>
        <span className="font-semibold">{isRecalled(row) ? "Recalled, to be verified" : "Read"}</span>
        <span className="block text-small text-ink-2">{provenanceText(row)}</span>
      </>
    ),
  },
];

/** Antibodies by the risk of cancer that they stand for. */
export function AntibodyTables() {
  return risks.map((risk) => (
    <Table
      key={risk}
      caption={antibodyRiskWords[risk]}
      columns={columns}
      rows={antibodyFacts.filter((row) => riskOf.get(row.id) === risk)}
      rowKey={(row) => row.id}
      empty="None."
    />
  ));
}
