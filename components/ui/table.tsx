import type { ReactNode } from "react";
import { cx } from "./cx";

export interface TableColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: "start" | "end";
  /** The cell that names the row. */
  readonly rowHeader?: boolean;
  /** Drug, dose, allergy or name: wraps, never truncated. */
  readonly clinical?: boolean;
}

export interface TableProps<Row> {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Shown instead of an empty table; always a sentence. */
  readonly empty: ReactNode;
}

/** A real table that becomes labelled cards on a narrow screen. */
export function Table<Row>({ caption, captionHidden, columns, rows, rowKey, empty }: TableProps<Row>) {
  if (rows.length === 0) return <div className="py-2 text-ink-2">{empty}</div>;
  return (
    <TableFrame caption={caption} captionHidden={captionHidden}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Th key={column.id} align={column.align}>
              {column.header}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} className="border-b border-line last:border-0">
            {columns.map((column) => (
              <Td key={column.id} label={column.header} {...column}>
                {column.cell(row)}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

export function TableFrame({
  caption,
  captionHidden,
  children,
}: {
  readonly caption: ReactNode;
  readonly captionHidden?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className="stacking-frame">
      <table className="stacking-table w-full border-collapse rounded-control bg-surface text-left align-top">
        <caption className={captionHidden ? "visually-hidden" : "pb-1.5 text-left font-bold"}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export const headerCellClass =
  "border-b border-line px-3 py-2 align-bottom text-small font-semibold text-ink-2 whitespace-nowrap";

export function Th({ align, children }: { readonly align?: "start" | "end"; readonly children: ReactNode }) {
  return (
    <th scope="col" className={cx(headerCellClass, align === "end" && "text-right")}>
      {children}
    </th>
  );
}

export interface TdProps {
  readonly label: string;
  readonly align?: "start" | "end";
  readonly rowHeader?: boolean;
  readonly clinical?: boolean;
  readonly children: ReactNode;
}

/** The inner wrapper keeps several parts of one cell together when the cell becomes a labelled line of a card. */
export function Td({ label, align, rowHeader, clinical, children }: TdProps) {
  const className = cx("px-3 py-2 align-top font-normal", align === "end" && "@xl:text-right");
  const shared = { "data-label": label, "data-clinical": clinical ? "" : undefined, className };
  const content = <div className="min-w-0">{children}</div>;
  return rowHeader ? (
    <th scope="row" {...shared}>
      {content}
    </th>
  ) : (
    <td {...shared}>{content}</td>
  );
}
