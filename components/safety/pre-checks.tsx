import type { PreCheck } from "@/lib/domain/safety/app/panel-view";
import { Disclosure } from "../ui/disclosure";
import { UnbrokenDates } from "../ui/nowrap";
import { Tag } from "../ui/tag";

const stateTags = {
  overdue: { tone: "check", words: "overdue" },
  open: { tone: "plain", words: "open" },
  upcoming: { tone: "info", words: "later" },
} as const;

/** What is wanted before the doses of one treatment: each with its day. It never blocks signing. */
export function PreCheckList({ checks }: { readonly checks: readonly PreCheck[] }) {
  return (
    <ul className="flex flex-col gap-1 text-small">
      {checks.map((check) => (
        <li key={`${check.ruleId} ${check.title} ${check.detail}`} data-clinical="">
          <Tag tone={stateTags[check.state].tone}>{stateTags[check.state].words}</Tag>{" "}
          <span className="font-semibold">{check.title}</span>
          <span className="block text-ink-2">
            <UnbrokenDates>{check.detail}</UnbrokenDates>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The same, folded, for a row of the treatment list. */
export function FoldedPreChecks({ checks }: { readonly checks: readonly PreCheck[] }) {
  if (checks.length === 0) return null;
  const overdue = checks.filter((check) => check.state === "overdue").length;
  const words = `Before dose: ${checks.length} ${checks.length === 1 ? "pre-check" : "pre-checks"}`;
  return (
    <Disclosure summary={overdue > 0 ? `${words}, ${overdue} overdue` : words}>
      <PreCheckList checks={checks} />
    </Disclosure>
  );
}
