"use client";
import type { ActionFailure } from "@/lib/platform/action-result";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { Table } from "../ui/table";

export interface ConflictNoticeProps {
  readonly failure: ActionFailure | null;
  /** The fields worth comparing, in order, with their labels. */
  readonly labels: Readonly<Record<string, string>>;
  /** How a value reads; plain text when absent. */
  readonly say?: (field: string, value: unknown) => string;
  /** Sends what was typed again, starting from the revision that was saved meanwhile. */
  readonly onKeepMine: (revision: number) => void;
  /** Shows what was saved meanwhile and forgets what was typed. */
  readonly onTakeTheirs: () => void;
}

/** Somebody saved first: both values side by side, and the person decides. Never last-write-wins. */
export function ConflictNotice({ failure, labels, say = plain, onKeepMine, onTakeTheirs }: ConflictNoticeProps) {
  if (failure?.code !== "changed-by-someone-else" || !failure.conflict) return null;
  const mine = recordOf(failure.conflict.mine);
  const theirs = recordOf(failure.conflict.theirs);
  const rows = Object.entries(labels)
    .map(([field, label]) => ({ field, label, mine: say(field, mine[field]), theirs: say(field, theirs[field]) }))
    .filter((row) => row.mine !== row.theirs);
  const revision = theirs.revision;
  return (
    <Notice
      tone="check"
      title="Somebody else saved this first"
      actions={
        <>
          {typeof revision === "number" ? (
            <Button onClick={() => onKeepMine(revision)}>Save what I entered</Button>
          ) : null}
          <Button onClick={onTakeTheirs}>Use what they saved</Button>
        </>
      }
    >
      <p>Nothing of yours was saved. What you entered is kept in the form below.</p>
      <Table
        caption="What differs"
        captionHidden
        rows={rows}
        rowKey={(row) => row.field}
        empty="The fields shown here are the same; something else on this page was changed."
        columns={[
          { id: "field", header: "Field", rowHeader: true, cell: (row) => row.label },
          { id: "mine", header: "You entered", cell: (row) => row.mine },
          { id: "theirs", header: "They saved", cell: (row) => row.theirs },
        ]}
      />
    </Notice>
  );
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function plain(_field: string, value: unknown): string {
  return value === null || value === undefined || value === "" ? "Not recorded" : String(value);
}
