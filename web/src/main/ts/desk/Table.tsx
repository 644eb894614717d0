import type { ComponentChildren } from 'preact';

export interface Column<T> {
  readonly label: string;
  readonly draw: (row: T) => ComponentChildren;
  readonly isNumber?: boolean;
  /** In the place of its label, such as a box that ticks all. */
  readonly head?: ComponentChildren;
  /** On a phone it stands in the card's first line, without its label. */
  readonly isLead?: boolean;
}

interface TableProps<T> {
  /** What the table holds, for those who can't see it. */
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string | number;
}

/** A table that becomes cards where it is narrow. The roles are named, as browsers forget them once a row is no table row. */
export function Table<T>({ label, columns, rows, keyOf }: TableProps<T>) {
  return (
    <table class="desk-table" role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.label} role="columnheader" scope="col" class={column.isNumber === true ? 'number' : ''}>
              {column.head ?? column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            {columns.map((column) => (
              <td key={column.label} role="cell" class={classOf(column)} data-label={column.label}>
                {column.draw(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function classOf<T>(column: Column<T>): string {
  return `${column.isNumber === true ? 'number' : ''}${column.isLead === true ? ' lead' : ''}`.trim();
}
