import { Nowrap } from "../ui/nowrap";
import { Table } from "../ui/table";

export interface OwnDeed {
  readonly id: string;
  readonly when: string;
  readonly what: string;
  readonly outcome: string;
  readonly aboutPatient: boolean;
}

const outcomes: Readonly<Record<string, string>> = { done: "Done", refused: "Refused", failed: "Failed" };

/** What the audit keeps of one's own deeds. Codes as they are stored: nothing is prettified away. */
export function OwnAudit({ deeds }: { readonly deeds: readonly OwnDeed[] }) {
  return (
    <Table
      caption="My last 50 entries in the audit"
      captionHidden
      rows={deeds}
      rowKey={(deed) => deed.id}
      empty="Nothing is recorded yet."
      columns={[
        { id: "when", header: "When", rowHeader: true, cell: (deed) => <Nowrap>{deed.when}</Nowrap> },
        { id: "what", header: "What", cell: (deed) => deed.what },
        { id: "about", header: "About", cell: (deed) => (deed.aboutPatient ? "A patient" : "No patient") },
        { id: "outcome", header: "Outcome", cell: (deed) => outcomes[deed.outcome] ?? deed.outcome },
      ]}
    />
  );
}
