import type { Precaution, Verdict } from "@/lib/domain/referral/brief-schema";
import { topicWords, verdictWords } from "@/lib/domain/referral/words";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { Notice } from "../ui/notice";
import { UnbrokenDates } from "../ui/nowrap";
import { Table } from "../ui/table";
import { VERDICT_TONES, VerdictTag } from "./verdict-tag";

const ORDER: Readonly<Record<Verdict, number>> = { "no-go": 0, "cannot-tell": 1, caution: 2, go: 3 };

const ADVICE: Readonly<Record<Verdict, string>> = {
  go: "Nothing recorded speaks against therapy today.",
  caution: "Therapy with the precautions below.",
  "cannot-tell": "A fact is missing or too old. Ask before therapy that depends on it.",
  "no-go": "Do not start what the line marked No-go excludes. Call the contact first.",
};

export interface PrecautionsProps {
  readonly verdict: Verdict;
  readonly precautions: readonly Precaution[];
  readonly today: Day;
}

/** The one answer for today, then every reason with its value and date, the gravest first. */
export function Precautions({ verdict, precautions, today }: PrecautionsProps) {
  const ordered = [...precautions].sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict]);
  return (
    <div className="flex flex-col gap-3">
      <Notice
        tone={VERDICT_TONES[verdict]}
        title={<UnbrokenDates>{`${verdictWords[verdict]} on ${formatDay(today)}`}</UnbrokenDates>}
      >
        {ADVICE[verdict]}
      </Notice>
      <Table
        caption="Precautions and their reasons"
        captionHidden
        rows={ordered}
        rowKey={(p) => `${p.topic} ${p.from ?? ""} ${p.text}`}
        empty="No precautions could be computed. Treat this as: cannot tell."
        columns={[
          { id: "topic", header: "About", rowHeader: true, cell: (p) => topicWords[p.topic] },
          { id: "verdict", header: "Therapy", cell: (p) => <VerdictTag verdict={p.verdict} /> },
          { id: "reason", header: "Reason", clinical: true, cell: (p) => <UnbrokenDates>{p.text}</UnbrokenDates> },
        ]}
      />
      <p className="text-small text-ink-2">
        Computed from the signed plan and recorded facts. Rules clinically reviewed: not yet.
      </p>
    </div>
  );
}
