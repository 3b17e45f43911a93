import { notFound } from "next/navigation";
import { AgentDosing } from "@/components/reference/agent-dosing";
import { AgentMonitoring, SideEffects } from "@/components/reference/agent-effects";
import { AgentIdentity } from "@/components/reference/agent-identity";
import { ReferencePage } from "@/components/reference/reference-page";
import { ReferenceSection } from "@/components/reference/reference-section";
import { RuleList } from "@/components/reference/rule-list";
import { SourceList } from "@/components/reference/source-list";
import { pageTitle } from "@/components/shell/page-title";
import { Disclosure } from "@/components/ui/disclosure";
import { agentById } from "@/lib/domain/knowledge/agents";
import { rulesForEveryMedicine, rulesNaming } from "@/lib/domain/knowledge/rule-subjects";
import { requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Treatment reference");

export default async function AgentPage({ params }: { readonly params: Promise<{ readonly agentId: string }> }) {
  await requireActor();
  const { agentId } = await params;
  const agent = agentById(agentId);
  if (!agent) notFound();
  const { raises, settles } = rulesNaming(agent.id);
  return (
    <ReferencePage title={agent.displayName} under={{ href: paths.reference, label: "Reference" }}>
      <ReferenceSection id="what" title="What it is">
        <AgentIdentity agent={agent} />
      </ReferenceSection>
      <ReferenceSection id="dosing" title="Doses and limits">
        <p className="text-small text-ink-2">For reading. An editor never fills in a dose from here.</p>
        <AgentDosing agent={agent} />
      </ReferenceSection>
      <ReferenceSection id="monitoring" title="Monitoring">
        <AgentMonitoring agent={agent} />
      </ReferenceSection>
      <ReferenceSection id="effects" title="Side effects">
        <SideEffects agent={agent} />
      </ReferenceSection>
      <ReferenceSection id="rules" title={`Rules it can set off (${raises.length})`}>
        <RuleList rules={raises} empty="No rule names it." />
        <Disclosure summary={`Rules for every treatment (${rulesForEveryMedicine.length})`}>
          <RuleList rules={rulesForEveryMedicine} empty="" />
        </Disclosure>
      </ReferenceSection>
      {settles.length > 0 ? (
        <ReferenceSection id="settles" title={`Rules it can settle (${settles.length})`}>
          <RuleList rules={settles} empty="" />
        </ReferenceSection>
      ) : null}
      <ReferenceSection id="sources" title="Sources">
        <SourceList sources={agent.sources} />
      </ReferenceSection>
    </ReferencePage>
  );
}
