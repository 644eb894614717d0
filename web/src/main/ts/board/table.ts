import { csv } from '../kit/csv';

/** What a picture shows, as rows and columns. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A cell for people, with what a machine should read where that is something else. */
export type Cell = string | { readonly text: string; readonly raw: string };

/** How a cell reads to people. */
export function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

/** The table as CSV, with what machines read. */
export function csvOf(table: Table): string {
  return csv([table.columns, ...table.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.raw)))]);
}
