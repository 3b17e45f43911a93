import { formatDay } from "@/lib/domain/shared/day";
import type { TemplateRecord } from "@/lib/domain/template/record";
import { armWords } from "./arm-words";

/** What a version took from templates and every departure with its reason, as it is signed. */
export function TemplateRecords({ records }: { readonly records: readonly TemplateRecord[] | undefined }) {
  if (!records || records.length === 0) return null;
  return (
    <section aria-labelledby="templates-title" className="flex flex-col gap-2">
      <h2 id="templates-title" className="text-lead">
        Drafted from {records.length === 1 ? "a template" : "templates"}
      </h2>
      {records.map((record) => (
        <div key={record.id} className="keep-together">
          <p>
            <b>{record.name}</b> v{record.version} · {armWords[record.arm].toLowerCase()} · day 0 is{" "}
            <span className="nowrap">{formatDay(record.dayZero)}</span> · {record.taken.length}{" "}
            {record.taken.length === 1 ? "treatment" : "treatments"} taken
          </p>
          <Departures record={record} />
        </div>
      ))}
    </section>
  );
}

function Departures({ record }: { readonly record: TemplateRecord }) {
  const explained = record.deviations.filter((one) => one.needsReason || one.reason);
  const unmet = record.deviations.filter((one) => !one.needsReason && !one.reason);
  return (
    <>
      {explained.length === 0 ? (
        <p className="text-ink-2">No departure from the template.</p>
      ) : (
        <ul className="list-disc pl-5" data-clinical="">
          {explained.map((one) => (
            <li key={`${one.type} ${one.line}`}>
              {one.words}. <span className="text-ink-3">Reason</span> {one.reason ?? "not given yet"}
            </li>
          ))}
        </ul>
      )}
      {unmet.length > 0 ? (
        <p className="text-small text-ink-2" data-clinical="">
          Left out, since the template gives them under a condition: {unmet.map((one) => one.words).join("; ")}.
        </p>
      ) : null}
    </>
  );
}
