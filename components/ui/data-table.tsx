"use client";
import {
  columnVisibilityFeature,
  createColumnHelper,
  rowPaginationFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useSearchParams } from "next/navigation";
import { type KeyboardEvent, type ReactNode, useMemo } from "react";
import { ColumnChooser } from "./column-chooser";
import { cx } from "./cx";
import { type PageLinks, Pager } from "./pager";
import { SortLink } from "./sort-link";
import { headerCellClass, type TableColumn, TableFrame, Td } from "./table";
import { type CappedTotal, type SortState, totalText } from "./table-url";
import { useQuery } from "./use-query";

export interface DataColumn<Row> extends TableColumn<Row> {
  readonly sortable?: boolean;
  /** May be hidden by the reader; the choice is kept in the URL. Names and dates of birth are never optional. */
  readonly optional?: boolean;
}

export interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly DataColumn<Row>[];
  /** One page, already filtered, ordered and bounded by the server. */
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort: SortState;
  readonly total: CappedTotal;
  readonly noun: { readonly one: string; readonly many: string };
  readonly pages: PageLinks;
  /** Filter controls, usually a FilterForm. */
  readonly filters?: ReactNode;
  readonly empty: ReactNode;
}

const features = tableFeatures({ rowPaginationFeature, rowSortingFeature, columnVisibilityFeature });

/** TanStack Table in server mode: order, page and hidden columns live in the URL, so Back and sharing work. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, sort, total, noun, pages, filters, empty } = props;
  const hidden = new Set(useSearchParams().get("hide")?.split(",") ?? []);
  const { pending } = useQuery();
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    const made = columns.map((column) =>
      helper.accessor((row) => row, {
        id: column.id,
        header: column.header,
        cell: (context) => column.cell(context.row.original),
        enableSorting: column.sortable ?? false,
        enableHiding: column.optional ?? false,
      }),
    );
    return helper.columns(made);
  }, [columns]);
  const byId = new Map(columns.map((column) => [column.id, column]));
  const columnVisibility = Object.fromEntries(
    columns.filter((column) => column.optional && hidden.has(column.id)).map((column) => [column.id, false]),
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowKey,
    manualPagination: true,
    manualSorting: true,
    rowCount: total.count,
    state: { sorting: [sort], pagination: { pageIndex: 0, pageSize: Math.max(rows.length, 1) }, columnVisibility },
  });
  const count = totalText(total, noun.one, noun.many);

  return (
    <div aria-busy={pending} className="flex flex-col gap-2">
      <div className="no-print flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        {filters ?? <span />}
        <ColumnChooser columns={columns.filter((column) => column.optional)} hidden={hidden} />
      </div>
      <p role="status" className="text-small text-ink-2">
        {count}
      </p>
      {rows.length === 0 ? (
        empty
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys only move focus between the links inside.
        <div onKeyDown={moveBetweenRows}>
          <TableFrame caption={caption} captionHidden>
            <thead>
              {table.getHeaderGroups().map((group) => (
                <tr key={group.id}>
                  {group.headers.map((header) => (
                    <th
                      key={header.id}
                      scope="col"
                      aria-sort={ariaSort(header.column.getCanSort(), header.column.getIsSorted())}
                      className={cx(headerCellClass, byId.get(header.column.id)?.align === "end" && "text-right")}
                    >
                      {header.column.getCanSort() ? (
                        <SortLink id={header.column.id} sort={sort}>
                          <table.FlexRender header={header} />
                        </SortLink>
                      ) : (
                        <table.FlexRender header={header} />
                      )}
                    </th>
                  ))}
                </tr>
              ))}
            </thead>
            <tbody>
              {table.getRowModel().rows.map((row) => (
                <tr
                  key={row.id}
                  className="border-b border-line last:border-0 hover:bg-sunken focus-within:bg-accent-soft"
                >
                  {row.getVisibleCells().map((cell) => {
                    const column = byId.get(cell.column.id);
                    return column ? (
                      <Td key={cell.id} label={column.header} {...column}>
                        <table.FlexRender cell={cell} />
                      </Td>
                    ) : null;
                  })}
                </tr>
              ))}
            </tbody>
          </TableFrame>
        </div>
      )}
      <Pager pages={pages} />
    </div>
  );
}

function ariaSort(sortable: boolean, sorted: false | "asc" | "desc") {
  if (!sortable) return undefined;
  if (sorted === "asc") return "ascending";
  return sorted === "desc" ? "descending" : "none";
}

/** Arrows or j and k go to the same place in the next or previous row: its first link. Enter then opens it. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  const target = event.target;
  if (step === undefined || !(target instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.altKey)
    return;
  const links = [...event.currentTarget.querySelectorAll<HTMLTableRowElement>("tbody tr")].map((row) =>
    row.querySelector<HTMLAnchorElement>("a[href]"),
  );
  const from = links.findIndex((link) => link?.closest("tr") === target.closest("tr"));
  const next = from < 0 ? undefined : links[from + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
