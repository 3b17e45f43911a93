import { consentLine } from "@/lib/domain/consent/consent";
import { capacityWords } from "@/lib/domain/consent/words";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { ConsentRecord, TreatmentConsents } from "@/lib/features/consent/queries";
import { DescriptionList } from "../ui/description-list";
import { Disclosure } from "../ui/disclosure";
import { UnbrokenDates } from "../ui/nowrap";
import { Tag } from "../ui/tag";
import { ConsentForm, type ConsentFormProps, ConsentInError } from "./consent-form";

export interface ConsentRecordsProps extends Pick<ConsentFormProps, "today" | "order"> {
  readonly view: TreatmentConsents;
  readonly zone: string;
}

/** Every decision about one treatment, newest first; what was entered in error stays readable below. */
export function ConsentRecords({ view, zone, today, order }: ConsentRecordsProps) {
  const right = view.records.filter((record) => record.errorReason === null);
  const wrong = view.records.filter((record) => record.errorReason !== null);
  return (
    <>
      <ol className="flex flex-col gap-4">
        {right.map((record, index) => (
          <li key={record.id} className="flex flex-col gap-2 border-t border-line pt-3 first:border-0 first:pt-0">
            <h3 className="flex flex-wrap items-center gap-2 font-semibold" data-clinical="">
              <span className={record.decision === "refused" ? "text-stop" : undefined}>
                <UnbrokenDates>{consentLine(record)}</UnbrokenDates>
              </span>
              {index === 0 ? <Tag tone={record.decision === "refused" ? "stop" : "done"}>counts now</Tag> : null}
            </h3>
            <Details record={record} zone={zone} />
            {view.mayRecord ? (
              <Disclosure
                summary={
                  <>
                    Correct<span className="visually-hidden"> the record: {consentLine(record)}</span>
                  </>
                }
              >
                <div className="flex flex-col gap-6">
                  <ConsentForm {...view} today={today} order={order} replaces={record} />
                  <ConsentInError {...view} record={record} />
                </div>
              </Disclosure>
            ) : null}
          </li>
        ))}
      </ol>
      {wrong.length > 0 ? (
        <Disclosure summary={`Entered in error (${wrong.length})`}>
          <ul className="flex flex-col gap-1">
            {wrong.map((record) => (
              <li key={record.id}>
                <s>{consentLine(record)}</s>{" "}
                <span className="text-small text-ink-2">
                  entered in error: {record.errorReason} ({record.errorBy},{" "}
                  {record.erroredAt ? formatInstant(record.erroredAt, zone) : ""})
                </span>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </>
  );
}

function Details({ record, zone }: { readonly record: ConsentRecord; readonly zone: string }) {
  const capacity = `${capacityWords[record.capacity]}${record.capacityBy ? `, assessed by ${record.capacityBy}` : ""}`;
  return (
    <DescriptionList
      items={[
        { term: "Capacity of the patient", value: capacity },
        { term: "What was discussed", value: <p className="prose-width whitespace-pre-line">{record.discussed}</p> },
        ...(record.note ? [{ term: "Note", value: record.note }] : []),
        { term: "Recorded", value: `${record.recordedBy}, ${formatInstant(record.recordedAt, zone)}` },
      ]}
    />
  );
}
