import { Link } from "@/components/ui/link";
import { ageInDays } from "@/lib/domain/patient/kidney-function";
import type { ObservationGroupView, ObservationView } from "@/lib/features/patient/queries-results";
import { paths } from "@/lib/platform/paths";
import { Nowrap } from "../ui/nowrap";
import { Table, type TableColumn } from "../ui/table";
import { Tag } from "../ui/tag";

/** Value as entered, with what it was converted to where the units differ. */
export function ObservedValue({ one }: { readonly one: ObservationView }) {
  const value = <Nowrap>{one.value}</Nowrap>;
  return (
    <span data-clinical="">
      {one.error ? <s>{value}</s> : <strong>{value}</strong>}
      {one.converted ? <span className="text-small text-ink-2"> = {<Nowrap>{one.converted}</Nowrap>}</span> : null}
    </span>
  );
}

/** The newest value of every kind with the ones before it; stale ones say how old they are. */
export function ObservationTable({
  patientId,
  caption,
  groups,
}: {
  readonly patientId: string;
  readonly caption: string;
  readonly groups: readonly ObservationGroupView[];
}) {
  const columns: readonly TableColumn<ObservationGroupView>[] = [
    {
      id: "label",
      header: "Measured",
      rowHeader: true,
      clinical: true,
      cell: (group) => (
        <Link
          href={paths.observation(patientId, group.newestId)}
          className="font-semibold text-accent underline underline-offset-2"
        >
          {group.label}
        </Link>
      ),
    },
    { id: "newest", header: "Newest", clinical: true, cell: (group) => <Newest group={group} /> },
    { id: "taken", header: "Taken", cell: (group) => <Nowrap>{group.shown[0]?.takenAt ?? ""}</Nowrap> },
    { id: "source", header: "Source", cell: (group) => group.shown[0]?.source ?? "" },
    {
      id: "before",
      header: "Before that",
      clinical: true,
      cell: (group) => <Before group={group} patientId={patientId} />,
    },
  ];
  return (
    <Table
      caption={caption}
      captionHidden
      columns={columns}
      rows={groups}
      rowKey={(group) => group.newestId}
      empty="No values."
    />
  );
}

function Newest({ group }: { readonly group: ObservationGroupView }) {
  const [one] = group.shown;
  if (!one) return null;
  const isStale = group.validDays !== null && one.daysOld > group.validDays;
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <ObservedValue one={one} />
      {isStale ? <Tag tone="check">{ageInDays(one.daysOld)}</Tag> : null}
      {group.code === null ? <Tag tone="info">Not used by checks</Tag> : null}
    </span>
  );
}

function Before({ group, patientId }: { readonly group: ObservationGroupView; readonly patientId: string }) {
  const before = group.shown.slice(1);
  const rest = group.count - group.shown.length;
  if (before.length === 0) return <span className="text-ink-2">None</span>;
  return (
    <ul className="text-small">
      {before.map((one) => (
        <li key={one.id}>
          <Nowrap>{one.value}</Nowrap>, <Nowrap>{one.takenAt}</Nowrap>
        </li>
      ))}
      {rest > 0 ? (
        <li>
          <Link
            href={paths.observation(patientId, group.newestId)}
            className="text-accent underline underline-offset-2"
          >
            {rest} more
          </Link>
        </li>
      ) : null}
    </ul>
  );
}
