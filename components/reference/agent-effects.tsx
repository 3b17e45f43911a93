import type { Agent } from "@/lib/domain/knowledge/agents";
import { monitoringLines } from "@/lib/domain/knowledge/monitoring-text";
import { spokenSentence } from "@/lib/domain/knowledge/spoken-prose";
import { Table, type TableColumn } from "../ui/table";

type Line = ReturnType<typeof monitoringLines>[number];

const columns: readonly TableColumn<Line>[] = [
  { id: "observation", header: "Observe", rowHeader: true, cell: (line) => line.observation },
  { id: "when", header: "When", clinical: true, cell: (line) => spokenSentence(line.when) },
  { id: "loinc", header: "LOINC", cell: (line) => line.loinc ?? "None" },
];

/** What to observe while the agent is given. */
export function AgentMonitoring({ agent }: { readonly agent: Agent }) {
  return (
    <Table
      caption={`Monitoring of ${agent.displayName}`}
      captionHidden
      columns={columns}
      rows={monitoringLines(agent.id)}
      rowKey={(line) => `${line.observation} ${line.when}`}
      empty="Nothing is catalogued. That does not mean that nothing is needed."
    />
  );
}

/** Side effects; those that the founding patient page of the product names are marked. */
export function SideEffects({ agent: { sideEffects, sideEffectsInSeed } }: { readonly agent: Agent }) {
  const named = [...sideEffectsInSeed, ...sideEffects.filter((effect) => !sideEffectsInSeed.includes(effect))];
  if (named.length === 0) return <p className="text-ink-2">None are catalogued.</p>;
  return (
    <ul className="list-disc pl-5">
      {named.map((effect) => (
        <li key={effect}>
          {spokenSentence(effect)}
          {sideEffectsInSeed.includes(effect) ? (
            <span className="text-small text-ink-2"> (named in the Mayo Clinic patient page)</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
