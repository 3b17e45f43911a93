import type { Rule } from "@/lib/domain/knowledge/rules";
import { spokenProse } from "@/lib/domain/knowledge/spoken-prose";
import { tiers } from "@/lib/domain/safety/finding";
import { paths } from "@/lib/platform/paths";
import { Link } from "../ui/link";
import { TierTag } from "./tier-tag";

const byTier = (rules: readonly Rule[]) => [...rules].sort((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier));

/** Rules by tier, each with its statement. */
export function RuleList({ rules, empty }: { readonly rules: readonly Rule[]; readonly empty: string }) {
  if (rules.length === 0) return <p className="text-ink-2">{empty}</p>;
  return (
    <ul className="flex flex-col">
      {byTier(rules).map((rule) => (
        <li key={rule.id} className="border-b border-line py-2 last:border-0">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <TierTag tier={rule.tier} />
            <Link href={paths.rule(rule.id)} className="link font-semibold">
              {rule.title}
            </Link>
          </div>
          <p className="prose-width mt-0.5 text-ink-2">{spokenProse(rule.message)}</p>
        </li>
      ))}
    </ul>
  );
}
