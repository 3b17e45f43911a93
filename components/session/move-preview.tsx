import { formatDayLong } from "@/lib/domain/shared/day";
import type { MovePreview } from "@/lib/features/session/queries/preview";
import { Notice } from "../ui/notice";
import { UnbrokenDates } from "../ui/nowrap";
import { Table } from "../ui/table";
import { MoveConfirm } from "./move-confirm";

export interface MovePreviewViewProps {
  readonly sessionId: string;
  readonly courseRevision: number;
  readonly preview: MovePreview;
}

/** Old days and new days, and what would then lie badly, before anything is saved. */
export function MovePreviewView({ sessionId, courseRevision, preview }: MovePreviewViewProps) {
  const gone = { omit: "omitted", cancel: "cancelled", stop: "cancelled", defer: "" }[preview.move];
  return (
    <div className="flex flex-col gap-3">
      <Table
        caption="What changes"
        rows={preview.changes}
        rowKey={(row) => String(row.n)}
        empty="Nothing changes."
        columns={[
          { id: "session", header: "Session", rowHeader: true, clinical: true, cell: (row) => row.label },
          { id: "from", header: "Now", cell: (row) => <span className="nowrap">{formatDayLong(row.from)}</span> },
          {
            id: "to",
            header: "Then",
            cell: (row) => <span className="nowrap font-semibold">{row.to ? formatDayLong(row.to) : gone}</span>,
          },
        ]}
      />
      {preview.added.length > 0 ? (
        <Notice tone="check" title="Check the new days" headingLevel={3}>
          <ul className="list-disc pl-5">
            {preview.added.map((words) => (
              <li key={words} data-clinical="">
                <UnbrokenDates>{words}</UnbrokenDates>
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <p className="text-ink-2">Spacing checked: nothing lies badly on the new days that did not before.</p>
      )}
      {preview.removed.length > 0 ? (
        <p className="text-ink-2">
          No longer: <UnbrokenDates>{preview.removed.join("; ")}</UnbrokenDates>
        </p>
      ) : null}
      <MoveConfirm
        sessionId={sessionId}
        courseRevision={courseRevision}
        asked={preview}
        count={preview.changes.length}
      />
    </div>
  );
}
