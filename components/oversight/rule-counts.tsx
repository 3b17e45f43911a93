import { tierWords } from "@/lib/domain/safety/decision-words";
import type { AuthorCount, RuleCount } from "@/lib/features/oversight/queries-overrides";
import { Table, type TableColumn } from "../ui/table";
import { Tag } from "../ui/tag";

/** Ux.md ALT-7: a rule that is overridden nine times in ten, shown at least twenty times, no longer tells anybody anything. */
const OFTEN = { shown: 20, share: 0.9 };
const isWornOut = ({ shown, overridden }: RuleCount) => shown >= OFTEN.shown && overridden / shown > OFTEN.share;

const columns: readonly TableColumn<RuleCount>[] = [
  {
    id: "rule",
    header: "Rule",
    rowHeader: true,
    cell: (row) => (
      <>
        <span className="font-semibold">{row.title}</span> <span className="text-small text-ink-2">{row.ruleId}</span>
        {isWornOut(row) ? (
          <>
            {" "}
            <Tag tone="check">Review this rule: nearly always overridden</Tag>
          </>
        ) : null}
      </>
    ),
  },
  {
    id: "tier",
    header: "Tier",
    cell: (row) => <Tag tone={row.tier === "must-resolve" ? "stop" : "check"}>{tierWords[row.tier]}</Tag>,
  },
  { id: "shown", header: "Shown", align: "end", cell: (row) => row.shown },
  { id: "overridden", header: "Overridden", align: "end", cell: (row) => row.overridden },
  { id: "acknowledged", header: "Acknowledged", align: "end", cell: (row) => row.acknowledged },
  { id: "left", header: "Left as found", align: "end", cell: (row) => row.left },
];

/** How often each rule asked for a decision in signed versions, and what became of it. */
export function RuleCounts({ rules }: { readonly rules: readonly RuleCount[] }) {
  return (
    <section aria-labelledby="rule-counts" className="flex flex-col gap-2">
      <h2 id="rule-counts" className="text-lead">
        Rules, by what became of them
      </h2>
      <p className="prose-width text-ink-2">
        Counted in signed versions, each finding once, in the version that first showed it. What was mended while
        drafting is not in a version and does not count.
      </p>
      <Table
        caption="Rules"
        captionHidden
        columns={columns}
        rows={rules}
        rowKey={(row) => `${row.ruleId} ${row.tier}`}
        empty="No rule has asked for a decision in a signed version yet."
      />
    </section>
  );
}

const byAuthor: readonly TableColumn<AuthorCount>[] = [
  { id: "who", header: "Signed by", rowHeader: true, cell: (row) => row.name },
  { id: "versions", header: "Versions with findings", align: "end", cell: (row) => row.versions },
  { id: "shown", header: "Shown", align: "end", cell: (row) => row.shown },
  { id: "overridden", header: "Overridden", align: "end", cell: (row) => row.overridden },
  { id: "acknowledged", header: "Acknowledged", align: "end", cell: (row) => row.acknowledged },
  { id: "left", header: "Left as found", align: "end", cell: (row) => row.left },
];

/** What became of the findings in the versions each person signed. */
export function AuthorCounts({ authors }: { readonly authors: readonly AuthorCount[] }) {
  return (
    <section aria-labelledby="author-counts" className="flex flex-col gap-2">
      <h2 id="author-counts" className="text-lead">
        By author
      </h2>
      <Table
        caption="Authors"
        captionHidden
        columns={byAuthor}
        rows={authors}
        rowKey={(row) => row.key}
        empty="Nobody has signed a version with a finding yet."
      />
    </section>
  );
}
