import { formatDay } from "@/lib/domain/shared/day";
import type { TemplateRecord } from "@/lib/domain/template/record";
import type { TemplateUse } from "@/lib/domain/template/use";
import { Disclosure } from "../ui/disclosure";
import { armWords } from "./arm-words";
import { DeviationReason } from "./deviation-reason";

export interface DeviationsProps {
  readonly draftId: string;
  readonly uses: readonly TemplateUse[];
  readonly records: readonly TemplateRecord[];
  readonly mayEdit: boolean;
}

/** Where the draft departs from its templates, each with the reason for it; a missing reason blocks signing, not drafting. */
export function Deviations({ draftId, uses, records, mayEdit }: DeviationsProps) {
  if (records.length === 0) return null;
  return (
    <section id="deviations" aria-labelledby="deviations-title" className="flex flex-col gap-3">
      <h2 id="deviations-title" className="text-lead">
        Departures from {records.length === 1 ? "the template" : "the templates"}
      </h2>
      {records.map((record) => {
        const use = uses.find((one) => one.templateId === record.id);
        const asked = record.deviations.filter((one) => one.needsReason);
        const unmet = record.deviations.filter((one) => !one.needsReason);
        return (
          <div key={record.id} className="flex flex-col gap-2">
            <p>
              <b>{record.name}</b> v{record.version} · {armWords[record.arm].toLowerCase()} · day 0 is{" "}
              <span className="nowrap">{formatDay(record.dayZero)}</span>
            </p>
            {asked.length === 0 ? <p className="text-ink-2">The draft follows this template.</p> : null}
            <ul className="flex flex-col gap-3">
              {asked.map((one) => (
                <li key={`${one.type} ${one.line}`} className="border-l-3 border-l-field pl-3" data-clinical="">
                  {use && mayEdit ? (
                    <DeviationReason
                      draftId={draftId}
                      useId={use.id}
                      type={one.type}
                      line={one.line}
                      words={one.words}
                      reason={one.reason}
                      revision={use.reasons.find((r) => r.type === one.type && r.line === one.line)?.revision ?? 0}
                    />
                  ) : (
                    <p>
                      {one.words}. <span className="text-ink-3">Reason</span> {one.reason ?? "not given yet"}
                    </p>
                  )}
                </li>
              ))}
            </ul>
            {unmet.length > 0 ? (
              <Disclosure summary={`Left out: given under a condition only (${unmet.length})`}>
                <ul className="list-disc pl-5" data-clinical="">
                  {unmet.map((one) => (
                    <li key={one.line}>{one.words}</li>
                  ))}
                </ul>
              </Disclosure>
            ) : null}
          </div>
        );
      })}
    </section>
  );
}
