import { recordTerms, recordValue } from "@/lib/domain/delivery/record-words";
import { DescriptionList } from "../ui/description-list";

/** What was written down of a session that was given. */
export function SessionRecord({ record }: { readonly record: Readonly<Record<string, string | null>> }) {
  const rows = Object.entries(recordTerms).filter(([name]) => name in record);
  return (
    <DescriptionList
      items={rows.map(([name, term]) => ({
        term,
        value: <span data-clinical="">{recordValue(name, record[name] ?? null)}</span>,
      }))}
    />
  );
}
