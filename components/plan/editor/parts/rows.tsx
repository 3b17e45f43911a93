"use client";
import { ArrowDown, ArrowUp, Plus, Trash2, Undo2 } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { announce } from "@/components/ui/announce";
import { Button } from "@/components/ui/button";
import { EditorSection } from "./editor-section";
import { useRowKeys } from "./row-keys";

export interface RowsProps<R> {
  /** Path of the list in the draft. */
  readonly path: string;
  readonly title: string;
  readonly lead?: ReactNode;
  /** What one row is: "Dose step", "Course". */
  readonly noun: string;
  readonly error?: string | undefined;
  readonly rows: readonly R[];
  readonly blank: (rows: readonly R[]) => R;
  readonly onChange: (rows: readonly R[]) => void;
  readonly children: (row: R, at: number, change: (next: R) => void) => ReactNode;
  /** Said above the rows, such as a rule that fills them. */
  readonly above?: ReactNode;
}

interface Removed<R> {
  readonly row: R;
  readonly at: number;
}

/** Rows that can be added, moved and removed by keyboard; a removed row can be put back where it was. */
export function Rows<R>({
  path,
  title,
  lead,
  noun,
  error,
  rows: given,
  blank,
  onChange,
  children,
  above,
}: RowsProps<R>) {
  // The first row stands ready and empty; it becomes part of the draft once something is typed.
  const rows = given.length > 0 ? given : [blank([])];
  const keys = useRowKeys(rows.length);
  const [removed, setRemoved] = useState<Removed<R> | null>(null);
  const focus = useFocusLater();
  const buttonId = (name: string, at: number) => `${path}.${at}:${name}`;
  const legend = (at: number) => `${noun} ${at + 1}`;

  function add() {
    onChange([...rows, blank(rows)]);
    keys.inserted(rows.length);
    setRemoved(null);
    announce(`${legend(rows.length)} added`);
    focus(`${path}.${rows.length}:row`);
  }

  function remove(at: number) {
    const row = rows[at];
    if (row === undefined) return;
    onChange(rows.toSpliced(at, 1));
    if (rows.length > 1) keys.removed(at);
    setRemoved({ row, at });
    announce(`${legend(at)} removed`);
    focus(`${path}:undo`);
  }

  function undo() {
    if (!removed) return;
    onChange(given.toSpliced(removed.at, 0, removed.row));
    if (given.length > 0) keys.inserted(removed.at);
    setRemoved(null);
    announce(`${legend(removed.at)} put back`);
    focus(`${path}.${removed.at}:row`);
  }

  function move(at: number, to: number, name: "up" | "down") {
    const row = rows[at];
    if (row === undefined) return;
    onChange(rows.toSpliced(at, 1).toSpliced(to, 0, row));
    keys.moved(at, to);
    setRemoved(null);
    announce(`Moved to place ${to + 1} of ${rows.length}`);
    const other = to === 0 ? "down" : to === rows.length - 1 ? "up" : name;
    focus(buttonId(other, to));
  }

  return (
    <EditorSection title={title} lead={lead} id={path} error={error}>
      {above}
      <ol className="flex flex-col gap-3">
        {rows.map((row, at) => (
          <li key={keys.keys[at] ?? `new-${at}`}>
            <fieldset
              id={`${path}.${at}:row`}
              tabIndex={-1}
              className="flex min-w-0 flex-col gap-3 rounded-control border border-line p-3"
            >
              <legend className="px-1 font-semibold">{legend(at)}</legend>
              {children(row, at, (next) => onChange(rows.with(at, next)))}
              <div className="flex flex-wrap gap-2">
                {at > 0 ? (
                  <RowButton
                    id={buttonId("up", at)}
                    icon={ArrowUp}
                    of={legend(at)}
                    onClick={() => move(at, at - 1, "up")}
                  >
                    Move up
                  </RowButton>
                ) : null}
                {at < rows.length - 1 ? (
                  <RowButton
                    id={buttonId("down", at)}
                    icon={ArrowDown}
                    of={legend(at)}
                    onClick={() => move(at, at + 1, "down")}
                  >
                    Move down
                  </RowButton>
                ) : null}
                {given.length > 0 ? (
                  <RowButton id={buttonId("remove", at)} icon={Trash2} of={legend(at)} onClick={() => remove(at)}>
                    Remove
                  </RowButton>
                ) : null}
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-2">
        <Button icon={<Plus aria-hidden="true" size={16} strokeWidth={1.75} />} onClick={add}>
          Add {noun.toLowerCase()}
        </Button>
        {removed ? (
          <span className="flex flex-wrap items-center gap-2">
            <span>{legend(removed.at)} removed.</span>
            <Button id={`${path}:undo`} icon={<Undo2 aria-hidden="true" size={16} strokeWidth={1.75} />} onClick={undo}>
              Put back
            </Button>
          </span>
        ) : null}
      </div>
    </EditorSection>
  );
}

function RowButton({
  id,
  icon: Icon,
  of,
  onClick,
  children,
}: {
  readonly id: string;
  readonly icon: typeof ArrowUp;
  readonly of: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Button
      id={id}
      variant="quiet"
      size="small"
      icon={<Icon aria-hidden="true" size={16} strokeWidth={1.75} />}
      onClick={onClick}
    >
      {children}
      <span className="visually-hidden"> {of}</span>
    </Button>
  );
}

/** Moves focus once the change has been drawn. */
function useFocusLater() {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    document.getElementById(wanted.current)?.focus();
    wanted.current = null;
  });
  return (id: string) => {
    wanted.current = id;
  };
}
