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

/** The table as CSV (RFC 4180). */
export function csvOf(table: Table): string {
  const raw = (cell: Cell) => (typeof cell === 'string' ? cell : cell.raw);
  return [table.columns, ...table.rows].map((row) => row.map((cell) => quoted(raw(cell))).join(',')).join('\r\n') + '\r\n';
}

function quoted(text: string): string {
  // A spreadsheet takes a text that begins so for a formula; names of shops are other people's words.
  const harmless = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
