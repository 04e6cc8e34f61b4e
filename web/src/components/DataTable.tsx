import {
  flexRender,
  getCoreRowModel,
  getSortedRowModel,
  useReactTable,
  type ColumnDef,
  type Row,
  type RowData,
  type SortingState,
} from '@tanstack/react-table';
import { Fragment, useState, type ReactNode } from 'react';
import { Icon } from './Icon.js';
import { SkeletonRows } from './SkeletonRows.js';
import classes from './DataTable.module.css';

declare module '@tanstack/react-table' {
  // The names are the library's: its declaration is what is extended.
  interface ColumnMeta<TData extends RowData, TValue> {
    /** `end` for numbers. */
    align?: 'start' | 'end';
    /** Takes no more room than its content. */
    narrow?: boolean;
  }
}

export interface DataTableProps<T extends RowData> {
  /** What the table lists; read by screen readers. */
  caption: string;
  columns: ColumnDef<T>[];
  /** Undefined while loading. */
  rows: readonly T[] | undefined;
  rowKey: (row: T) => string;
  /** First order; without it the order of `rows` holds. */
  initialSort?: SortingState;
  /** Sunken rows that part the list: rows with the same key must follow each other. */
  groupOf?: (row: T) => { key: string; label: ReactNode };
  /** A row of the phone's list; without it the table scrolls sideways. */
  card?: (row: T) => ReactNode;
  isSelected?: (row: T) => boolean;
  /** Stands in place of the rows when there is none. */
  empty?: ReactNode;
}

/** A dense table: hairlines, 39 px rows, headings that sort; a list of rows on a phone. */
export function DataTable<T extends RowData>({
  caption,
  columns,
  rows,
  rowKey,
  initialSort = [],
  groupOf,
  card,
  isSelected,
  empty,
}: DataTableProps<T>) {
  const [sorting, setSorting] = useState<SortingState>(initialSort);
  // oxlint-disable-next-line react/incompatible-library -- the compiler that the rule speaks for is not used
  const table = useReactTable<T>({
    data: (rows ?? none) as T[],
    columns,
    state: { sorting },
    onSortingChange: setSorting,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getRowId: rowKey,
  });
  if (rows === undefined) return <SkeletonRows rows={8} />;
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  const sorted = table.getRowModel().rows;
  const grouped = withGroups(sorted, sorting.length === 0 ? groupOf : undefined);
  return (
    <>
      <div className={classes.scroll} data-cards={card ? true : undefined}>
        <table className={classes.table}>
          <caption className="ga-hidden">{caption}</caption>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map(({ id, column, getContext }) => {
                  const order = column.getIsSorted();
                  const meta = column.columnDef.meta;
                  const label = flexRender(column.columnDef.header, getContext());
                  return (
                    <th
                      key={id}
                      scope="col"
                      data-align={meta?.align}
                      data-narrow={meta?.narrow || undefined}
                      aria-sort={order ? (order === 'asc' ? 'ascending' : 'descending') : undefined}
                    >
                      {column.getCanSort() ? (
                        <button
                          type="button"
                          className={classes.sort}
                          onClick={column.getToggleSortingHandler()}
                        >
                          {label}
                          {order && (
                            <Icon name={order === 'asc' ? 'arrow--up' : 'arrow--down'} size={12} />
                          )}
                        </button>
                      ) : (
                        label
                      )}
                    </th>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {grouped.map(({ row, group }) => (
              <Fragment key={row.id}>
                {group !== undefined && (
                  <tr className={classes.group}>
                    <th scope="colgroup" colSpan={row.getVisibleCells().length}>
                      {group}
                    </th>
                  </tr>
                )}
                <tr data-selected={isSelected?.(row.original) || undefined}>
                  {row.getVisibleCells().map((cell) => (
                    <td
                      key={cell.id}
                      data-align={cell.column.columnDef.meta?.align}
                      data-narrow={cell.column.columnDef.meta?.narrow || undefined}
                    >
                      {flexRender(cell.column.columnDef.cell, cell.getContext())}
                    </td>
                  ))}
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      {card && (
        <ul className={classes.cards} aria-label={caption}>
          {grouped.map(({ row, group }) => (
            <Fragment key={row.id}>
              {group !== undefined && <li className={classes.cardGroup}>{group}</li>}
              <li className={classes.card} data-selected={isSelected?.(row.original) || undefined}>
                {card(row.original)}
              </li>
            </Fragment>
          ))}
        </ul>
      )}
    </>
  );
}

const none: readonly never[] = [];

/** Each row, and before the first of a group its label. */
function withGroups<T extends RowData>(
  rows: Row<T>[],
  groupOf: DataTableProps<T>['groupOf'],
): { row: Row<T>; group?: ReactNode }[] {
  let last: string | undefined;
  return rows.map((row) => {
    const group = groupOf?.(row.original);
    if (group === undefined || group.key === last) return { row };
    last = group.key;
    return { row, group: group.label };
  });
}
