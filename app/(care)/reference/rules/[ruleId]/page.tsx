import { notFound } from "next/navigation";
import { ReferencePage } from "@/components/reference/reference-page";
import { ReferenceSection } from "@/components/reference/reference-section";
import { RuleFacts } from "@/components/reference/rule-facts";
import { SourceList } from "@/components/reference/source-list";
import { TierTag } from "@/components/reference/tier-tag";
import { TriggerOutline } from "@/components/reference/trigger-outline";
import { pageTitle } from "@/components/shell/page-title";
import { Disclosure } from "@/components/ui/disclosure";
import { ruleById, rules } from "@/lib/domain/knowledge/rules";
import { spokenSentence } from "@/lib/domain/knowledge/spoken-prose";
import { triggerWords } from "@/lib/domain/knowledge/trigger-words";
import { requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Rule reference");

export default async function RulePage({ params }: { readonly params: Promise<{ readonly ruleId: string }> }) {
  await requireActor();
  const rule = ruleById((await params).ruleId);
  if (!rule) notFound();
  const sameCause = rules.filter((other) => other.cause === rule.cause && other.tier === rule.tier && other !== rule);
  return (
    <ReferencePage
      title={rule.title}
      state={<TierTag tier={rule.tier} />}
      lead={spokenSentence(rule.message)}
      under={{ href: paths.rules, label: "Safety rules" }}
    >
      <RuleFacts rule={rule} sameCause={sameCause} />
      <ReferenceSection id="trigger" title="When it applies">
        <p className="text-small text-ink-2">Written out from what the safety check evaluates.</p>
        <div className="prose-width" data-clinical="">
          <TriggerOutline line={triggerWords(rule.trigger.expr)} />
        </div>
        <Disclosure summary="The rule in its author's words">
          <p className="prose-width">{spokenSentence(rule.trigger.text)}</p>
        </Disclosure>
        <p className="text-small text-ink-2">
          A fact that is missing or too old and could change the outcome is shown as “cannot tell”, never as safe.
        </p>
      </ReferenceSection>
      <ReferenceSection id="sources" title="Sources">
        <SourceList sources={rule.sources} />
      </ReferenceSection>
    </ReferencePage>
  );
}
