import { type Measure, type MeasureDomain, measures } from "@/lib/domain/knowledge/measures";
import { spokenProse, spokenSentence } from "@/lib/domain/knowledge/spoken-prose";
import { formatNumber } from "@/lib/domain/wording/number";
import { unitLabel } from "@/lib/domain/wording/unit";
import { Disclosure } from "../ui/disclosure";
import { Table, type TableColumn } from "../ui/table";
import { SourceList } from "./source-list";

const domainWords: Readonly<Record<MeasureDomain, string>> = {
  neurology: "Neurology",
  "physical-therapy": "Physical therapy",
  "speech-therapy": "Speech therapy",
  oncology: "Oncology",
  generic: "General",
};
const domains = Object.keys(domainWords) as readonly MeasureDomain[];
const directionWords = {
  lower: "Lower is better",
  higher: "Higher is better",
  context: "Depends on the context",
} as const;

const unitText = (unit: string) => (unit.startsWith("{") ? "" : ` ${unitLabel(unit)}`);
const amount = (value: number) => formatNumber(value);

const columns: readonly TableColumn<Measure>[] = [
  {
    id: "name",
    header: "Measure",
    rowHeader: true,
    cell: (measure) => (
      <>
        <span id={measure.id} className="font-semibold">
          {measure.name}
        </span>
        {measure.notes ? <span className="block text-small text-ink-2">{spokenSentence(measure.notes)}</span> : null}
      </>
    ),
  },
  {
    id: "range",
    header: "Range",
    cell: ({ range, improvement }) => (
      <>
        {amount(range.min)} to {amount(range.max)}
        {unitText(range.unit)}
        <span className="block text-small text-ink-2">{directionWords[improvement]}</span>
      </>
    ),
  },
  {
    id: "difference",
    header: "Difference that matters",
    cell: ({ mcid, range }) =>
      mcid ? (
        <>
          {amount(mcid.value)}
          {unitText(range.unit)}
          {mcid.note ? <span className="block text-small text-ink-2">{spokenProse(mcid.note)}</span> : null}
        </>
      ) : (
        "Not known"
      ),
  },
  {
    id: "rated",
    header: "Rated by",
    cell: ({ ratedBy, loinc }) => (
      <>
        {spokenSentence(ratedBy)}
        <span className="block text-small text-ink-2">{loinc ? `LOINC ${loinc}` : "No LOINC code"}</span>
      </>
    ),
  },
  { id: "licence", header: "Licence", cell: ({ licensing }) => spokenSentence(licensing) },
  {
    id: "sources",
    header: "Sources",
    cell: ({ sources }) => (
      <Disclosure summary={sources.every((source) => source.reRead) ? "Read" : "Recalled in part"}>
        <SourceList sources={sources} />
      </Disclosure>
    ),
  },
];

/** Outcome measures by who uses them. */
export function MeasureTables() {
  return domains.map((domain) => (
    <Table
      key={domain}
      caption={domainWords[domain]}
      columns={columns}
      rows={measures.filter((measure) => measure.domain === domain)}
      rowKey={(measure) => measure.id}
      empty="None."
    />
  ));
}
