import {
  jurisdictionWords,
  kindWords,
  reviewText,
  severityWords,
  tierEffects,
} from "@/lib/domain/knowledge/rule-words";
import type { Rule } from "@/lib/domain/knowledge/rules";
import { spokenSentence } from "@/lib/domain/knowledge/spoken-prose";
import { tierWords } from "@/lib/domain/safety/decision-words";
import { paths } from "@/lib/platform/paths";
import { type Description, DescriptionList } from "../ui/description-list";
import { Link } from "../ui/link";

function Severity({ rule }: { readonly rule: Rule }) {
  const byPlace = Object.entries(rule.severityByJurisdiction ?? {});
  if (byPlace.length === 0) return severityWords[rule.severity];
  return (
    <ul>
      {byPlace.map(([place, severity]) => (
        <li key={place}>
          {jurisdictionWords[place] ?? place}: {severityWords[severity ?? rule.severity]}
        </li>
      ))}
      <li>Otherwise: {severityWords[rule.severity]}</li>
    </ul>
  );
}

/** What a rule means for whoever signs. */
export function RuleFacts({ rule, sameCause }: { readonly rule: Rule; readonly sameCause: readonly Rule[] }) {
  const items: readonly Description[] = [
    { term: "What to do", value: spokenSentence(rule.action) },
    { term: "Tier", value: `${tierWords[rule.tier]}. ${tierEffects[rule.tier]}` },
    ...(rule.overridable === false
      ? [{ term: "Override", value: "No reason lets it pass: the allergy is to the very ingredient." }]
      : []),
    { term: "Severity", value: <Severity rule={rule} /> },
    { term: "Kind", value: kindWords[rule.kind] ?? rule.kind },
    ...(rule.note ? [{ term: "Note", value: spokenSentence(rule.note) }] : []),
    ...(sameCause.length > 0
      ? [
          {
            term: "Shown as one with",
            value: (
              <ul>
                {sameCause.map((other) => (
                  <li key={other.id}>
                    <Link href={paths.rule(other.id)} className="link">
                      {other.title}
                    </Link>
                  </li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
    { term: "Rule", value: `${rule.id}, version ${rule.version}` },
    { term: "Review", value: reviewText(rule) },
  ];
  return (
    <div data-clinical="">
      <DescriptionList items={items} />
    </div>
  );
}
