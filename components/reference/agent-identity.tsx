import { agentCodes, groupWords } from "@/lib/domain/knowledge/agent-words";
import type { Agent } from "@/lib/domain/knowledge/agents";
import { agentById } from "@/lib/domain/knowledge/agents";
import { classLabel } from "@/lib/domain/knowledge/class-labels";
import { classesOf } from "@/lib/domain/knowledge/vocabulary";
import { paths } from "@/lib/platform/paths";
import { type Description, DescriptionList } from "../ui/description-list";
import { Link } from "../ui/link";

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function Components({ ids }: { readonly ids: readonly string[] }) {
  return (
    <ul>
      {ids.map((id) => (
        <li key={id}>
          <Link href={paths.agent(id)} className="link">
            {agentById(id)?.displayName ?? id}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** What an agent is and what it is called, with its codes and how certain they are. */
export function AgentIdentity({ agent }: { readonly agent: Agent }) {
  const classes = classesOf(agent.id).map(classLabel);
  const items: readonly Description[] = [
    { term: "Brand names", value: agent.brandNames.join(", ") || "None in the catalogue" },
    { term: "Group", value: groupWords[agent.group] },
    ...(classes.length > 0 ? [{ term: "Counts in rules as", value: sentence(classes.join(", ")) }] : []),
    { term: "Mechanism", value: agent.mechanism },
    { term: "Routes", value: sentence(agent.routes.join(", ")) },
    ...(agent.components ? [{ term: "Consists of", value: <Components ids={agent.components} /> }] : []),
    ...agentCodes(agent).map(({ system, code, confidence }) => ({
      term: `${system} code`,
      value: (
        <>
          {code ?? "Not certain: to be looked up"}
          {confidence ? <span className="block text-small text-ink-2">Confidence: {confidence}</span> : null}
        </>
      ),
    })),
    ...(agent.codeConfidence.note ? [{ term: "Codes", value: sentence(agent.codeConfidence.note) }] : []),
  ];
  return <DescriptionList items={items} />;
}
