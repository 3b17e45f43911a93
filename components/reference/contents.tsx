import type { Route } from "next";
import { type AgentGroup, agentLabels } from "@/lib/domain/knowledge/agent-labels";
import { groupWords } from "@/lib/domain/knowledge/agent-words";
import { antibodies } from "@/lib/domain/knowledge/antibodies";
import { measures } from "@/lib/domain/knowledge/measures";
import { rules } from "@/lib/domain/knowledge/rules";
import { syndromes } from "@/lib/domain/knowledge/syndromes";
import { paths } from "@/lib/platform/paths";
import { Link } from "../ui/link";
import { ReferenceSection } from "./reference-section";

interface Line {
  readonly href: Route;
  readonly name: string;
  readonly detail?: string;
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <ul className="grid grid-cols-1 gap-x-6 gap-y-1 sm:grid-cols-2 xl:grid-cols-3">
      {lines.map(({ href, name, detail }) => (
        <li key={href} className="min-h-6">
          <Link href={href} className="link">
            {name}
          </Link>
          {detail ? <span className="text-small text-ink-2"> {detail}</span> : null}
        </li>
      ))}
    </ul>
  );
}

const groups = Object.keys(groupWords) as readonly AgentGroup[];

/** Everything the reference holds, by group. */
export function Contents() {
  return (
    <>
      <ReferenceSection id="whole-lists" title="Whole lists">
        <Lines
          lines={[
            { href: paths.rules, name: `Safety rules (${rules.length})` },
            { href: paths.antibodies, name: `Antibodies (${antibodies.length})` },
            { href: paths.measures, name: `Outcome measures (${measures.length})` },
          ]}
        />
      </ReferenceSection>
      <ReferenceSection id="syndromes" title={`Syndromes (${syndromes.length})`}>
        <Lines lines={syndromes.map(({ id, name }) => ({ href: paths.syndrome(id), name }))} />
      </ReferenceSection>
      <ReferenceSection id="treatments" title={`Treatments (${agentLabels.length})`}>
        {groups.map((group) => (
          <div key={group} className="flex flex-col gap-1">
            <h3 className="font-semibold">{groupWords[group]}</h3>
            <Lines
              lines={agentLabels
                .filter((label) => label.group === group)
                .map(({ id, name, brands }) => ({ href: paths.agent(id), name, detail: brands.join(", ") }))}
            />
          </div>
        ))}
      </ReferenceSection>
    </>
  );
}
