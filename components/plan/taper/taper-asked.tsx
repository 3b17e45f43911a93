// Planned against asked for, of one taper: what the first version had foreseen, and what the versions since then asked for.
import { formatDay } from "@/lib/domain/shared/day";
import { type AskedSpan, askedSentences } from "@/lib/domain/taper/asked";
import { formatDose } from "@/lib/domain/wording/dose";
import type { TaperHistory } from "@/lib/features/plan/queries/taper";
import { Section } from "../../patient/section";
import { UnbrokenDates } from "../../ui/nowrap";
import { Table } from "../../ui/table";

const mgText = (mg: string | null) =>
  mg === null ? "Cannot be added up" : mg === "0" ? "No dose" : `${formatDose(mg, "mg")} a day`;
const daysText = ({ from, to }: AskedSpan) =>
  from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`;
const statusWords: Readonly<Record<string, string>> = {
  current: "taking it",
  stopped: "stopped",
  "not-taking": "not taking it",
  unsure: "unsure",
};

export function TaperAsked({ history }: { readonly history: TaperHistory }) {
  const { asked, said } = history;
  if (!asked)
    return (
      <Section id="asked" title="Planned and asked for">
        <p>This taper has not begun.</p>
      </Section>
    );
  const isWhole = asked.firstTotalMg !== null;
  return (
    <div className="no-print">
      <Section id="asked" title="Planned and asked for">
        <div data-clinical="">
          {askedSentences(asked).map((sentence) => (
            <p key={sentence}>
              <UnbrokenDates>{sentence}</UnbrokenDates>
            </p>
          ))}
        </div>
        <ul className="list-disc pl-5">
          {asked.changes.map((change) => (
            <li key={change.version} data-clinical="">
              Version {change.version} from <span className="nowrap">{formatDay(change.from)}</span>
              {change.reason ? `: ${change.reason}` : ""}
            </li>
          ))}
        </ul>
        <Table
          caption={`Up to today, day by day${isWhole ? "" : ", as far as it can be added up"}`}
          rows={asked.spans}
          rowKey={(span) => span.from}
          empty="Nothing was asked for yet."
          columns={[
            {
              id: "days",
              header: "Days",
              rowHeader: true,
              cell: (span) => <UnbrokenDates>{daysText(span)}</UnbrokenDates>,
            },
            {
              id: "first",
              header: `Version ${asked.firstVersion} had`,
              clinical: true,
              cell: (span) => mgText(span.firstMg),
            },
            {
              id: "asked",
              header: "Asked for",
              clinical: true,
              cell: (span) => (span.mg === span.firstMg ? mgText(span.mg) : <b>{mgText(span.mg)}</b>),
            },
            { id: "by", header: "By", cell: (span) => `Version ${span.version}` },
          ]}
        />
        {said.length > 0 ? (
          <>
            <h3 className="text-body font-semibold">Said to be taken, from the home medicines</h3>
            <ul className="list-disc pl-5">
              {said.map((one) => (
                <li key={one.id} data-clinical="">
                  <span className="nowrap">{formatDay(one.on)}</span>: {one.text}, {one.dose ?? "dose not stated"},{" "}
                  {statusWords[one.status] ?? one.status}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p className="text-ink-2">The home medicines say nothing about it since it began.</p>
        )}
      </Section>
    </div>
  );
}
