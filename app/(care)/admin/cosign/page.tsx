import { notFound } from "next/navigation";
import { type AgentGroupChoice, CosignPolicyForm } from "@/components/policy/cosign-policy-form";
import { agentNames, PolicyHistory } from "@/components/policy/policy-history";
import { pageTitle } from "@/components/shell/page-title";
import { PageHeader } from "@/components/ui/page-header";
import { type AgentGroup, agentLabels } from "@/lib/domain/knowledge/agent-labels";
import { groupWords } from "@/lib/domain/knowledge/agent-words";
import { cosignPolicyForAdmin } from "@/lib/features/policy/queries/cosign";
import { requireCapability } from "@/lib/platform/actor";

export const metadata = pageTitle("Co-signatures");

// Cancer therapy always needs an oncologist; a referral is no agent.
const offered: readonly AgentGroup[] = [
  "immunosuppressant",
  "corticosteroid",
  "ivig",
  "plasma-exchange",
  "anti-seizure",
  "neuromuscular-transmission",
  "supportive",
];
const groups: readonly AgentGroupChoice[] = offered.map((group) => ({
  group: groupWords[group],
  agents: agentLabels.filter((agent) => agent.group === group).map(({ id, name }) => ({ id, name })),
}));

export default async function CosignPolicyPage() {
  const actor = await requireCapability("policy:manage");
  const view = await cosignPolicyForAdmin(actor);
  if (!view) notFound();
  const { current, history } = view;
  return (
    <div className="flex flex-col gap-6 p-4">
      <PageHeader
        title="Co-signatures"
        lead="Which treatments are not active with one signature alone. Plans signed before a change keep what they asked."
      />
      <section aria-labelledby="always" className="flex flex-col gap-2">
        <h2 id="always" className="text-lead">
          Always
        </h2>
        <ul className="list-disc pl-5">
          <li>Cancer therapy that is started or raised: an oncologist.</li>
          <li>A treatment against which a must resolve was overridden: a team lead.</li>
          <li>Never the person who signed the version.</li>
        </ul>
      </section>
      <section aria-labelledby="now" className="flex flex-col gap-2 border-t border-line pt-3">
        <h2 id="now" className="text-lead">
          {current.version === 0 ? "In force: the policy Concord ships with" : `In force: policy ${current.version}`}
        </h2>
        <p>
          A team lead co-signs {agentNames(current.agents)}.{" "}
          {current.doseChangePercent === 0
            ? "Every increase of a dose needs a co-signature."
            : `An increase of up to ${current.doseChangePercent}% needs no co-signature.`}{" "}
          Not yet clinically reviewed.
        </p>
        <CosignPolicyForm key={current.version} current={current} groups={groups} />
      </section>
      {history.length > 0 ? <PolicyHistory history={history} zone={actor.siteZone} /> : null}
    </div>
  );
}
