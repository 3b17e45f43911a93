import { ReferencePage } from "@/components/reference/reference-page";
import { RuleFilterForm } from "@/components/reference/rule-filter-form";
import { RuleList } from "@/components/reference/rule-list";
import { pageTitle } from "@/components/shell/page-title";
import { filteredRules, ruleFilterFrom } from "@/lib/domain/knowledge/rule-filter";
import { rules } from "@/lib/domain/knowledge/rules";
import { requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Safety rules");

type Asked = Readonly<Record<string, string | string[] | undefined>>;

export default async function RulesPage({ searchParams }: { readonly searchParams: Promise<Asked> }) {
  await requireActor();
  const filter = ruleFilterFrom(await searchParams);
  const shown = filteredRules(filter);
  const filtered = filter.tier !== null || filter.kind !== null || filter.drug !== null || filter.text !== "";
  return (
    <ReferencePage
      title="Safety rules"
      lead="Every plan is judged by all of them, while it is drafted and again when it is signed."
      under={{ href: paths.reference, label: "Reference" }}
    >
      <RuleFilterForm filter={filter} filtered={filtered} />
      <section aria-labelledby="list" className="flex flex-col gap-1">
        <h2 id="list" className="text-lead">
          {filtered ? `${shown.length} of ${rules.length} rules` : `${rules.length} rules`}
        </h2>
        <RuleList rules={shown} empty="No rule meets all of these filters." />
      </section>
    </ReferencePage>
  );
}
