import { notFound } from "next/navigation";
import { ReferencePage } from "@/components/reference/reference-page";
import { ReferenceSection } from "@/components/reference/reference-section";
import { RuleList } from "@/components/reference/rule-list";
import { SourceList } from "@/components/reference/source-list";
import { SyndromeFacts, SyndromeTreatments } from "@/components/reference/syndrome-facts";
import { pageTitle } from "@/components/shell/page-title";
import { rulesForSyndrome } from "@/lib/domain/knowledge/rule-subjects";
import { plainProse } from "@/lib/domain/knowledge/syndrome-words";
import { syndromeById } from "@/lib/domain/knowledge/syndromes";
import { requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Syndrome reference");

export default async function SyndromePage({ params }: { readonly params: Promise<{ readonly syndromeId: string }> }) {
  await requireActor();
  const syndrome = syndromeById((await params).syndromeId);
  if (!syndrome) notFound();
  const named = rulesForSyndrome(syndrome.id);
  return (
    <ReferencePage
      title={syndrome.name}
      lead={plainProse(syndrome.description)}
      under={{ href: paths.reference, label: "Reference" }}
    >
      <ReferenceSection id="facts" title="What is known">
        <SyndromeFacts syndrome={syndrome} />
      </ReferenceSection>
      <ReferenceSection id="treatments" title={`Treatments (${syndrome.templatePlan.length})`}>
        <p className="text-small text-ink-2">
          A starting list, counted from the first day of a plan. Doses are for reading; a template never fills one in.
        </p>
        <SyndromeTreatments syndrome={syndrome} />
      </ReferenceSection>
      <ReferenceSection id="rules" title={`Rules that ask for it (${named.length})`}>
        <RuleList rules={named} empty="No rule asks for this syndrome by name." />
      </ReferenceSection>
      <ReferenceSection id="sources" title="Sources">
        <SourceList sources={syndrome.sources} />
      </ReferenceSection>
    </ReferencePage>
  );
}
