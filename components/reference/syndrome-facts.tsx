import type { Route } from "next";
import { agentById } from "@/lib/domain/knowledge/agents";
import { measureById } from "@/lib/domain/knowledge/measures";
import { phenotypeById } from "@/lib/domain/knowledge/phenotypes";
import {
  antibodyText,
  cancerText,
  phenotypeRiskWords,
  plainProse,
  startText,
  templateItemText,
} from "@/lib/domain/knowledge/syndrome-words";
import type { Syndrome, TemplateLine } from "@/lib/domain/knowledge/syndromes";
import { paths } from "@/lib/platform/paths";
import { type Description, DescriptionList } from "../ui/description-list";
import { Link } from "../ui/link";
import { Table, type TableColumn } from "../ui/table";

interface Named {
  readonly href: Route;
  readonly name: string;
}

function Links({ to }: { readonly to: readonly Named[] }) {
  if (to.length === 0) return "None named";
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {to.map(({ href, name }) => (
        <li key={href}>
          <Link href={href} className="link">
            {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** What is known of a syndrome beside its template. */
export function SyndromeFacts({ syndrome }: { readonly syndrome: Syndrome }) {
  const risk = phenotypeById(syndrome.id)?.risk;
  const items: readonly Description[] = [
    { term: "Phenotype (2021 criteria)", value: risk ? phenotypeRiskWords[risk] : "Not stated" },
    {
      term: "Typical antibodies",
      value: (
        <Links to={syndrome.typicalAntibodies.map((id) => ({ href: paths.antibody(id), name: antibodyText(id) }))} />
      ),
    },
    { term: "Cancers searched for", value: syndrome.cancerSearch.map(cancerText).join(", ") || "None named" },
    {
      term: "Outcome measures",
      value: (
        <Links to={syndrome.measures.map((id) => ({ href: paths.measure(id), name: measureById(id)?.name ?? id }))} />
      ),
    },
    {
      term: "Referrals",
      value: plainProse(syndrome.referrals.map((text) => text.replaceAll("-therapy", " therapy")).join("; ")),
    },
    { term: "Watched for", value: syndrome.monitoring?.map(plainProse).join("; ") ?? "Nothing is named" },
    { term: "Evidence", value: plainProse(syndrome.levelOfEvidence) },
  ];
  return <DescriptionList items={items} />;
}

const columns: readonly TableColumn<TemplateLine>[] = [
  {
    id: "item",
    header: "Treatment",
    rowHeader: true,
    clinical: true,
    cell: (line) =>
      agentById(line.item) ? (
        <Link href={paths.agent(line.item)} className="link font-semibold">
          {templateItemText(line)}
        </Link>
      ) : (
        <span className="font-semibold">{templateItemText(line)}</span>
      ),
  },
  { id: "start", header: "Start", cell: startText },
  { id: "dose", header: "As the sources say it", clinical: true, cell: (line) => plainProse(line.dose) },
  {
    id: "why",
    header: "Why",
    cell: (line) => (
      <>
        {plainProse(line.why)}
        {line.note ? <span className="block text-small text-ink-2">{plainProse(line.note)}</span> : null}
      </>
    ),
  },
];

/** Treatments that the sources name for the syndrome; prose for reading. */
export function SyndromeTreatments({ syndrome }: { readonly syndrome: Syndrome }) {
  return (
    <Table
      caption={`Treatments named for ${syndrome.name}`}
      captionHidden
      columns={columns}
      rows={syndrome.templatePlan}
      rowKey={(line) => `${line.item} ${line.startDay} ${line.dose}`}
      empty="None are named."
    />
  );
}
