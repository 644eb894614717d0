import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useAddress } from './address';
import { Glyph } from './glyphs';
import { useWall } from './screen';
import { SidePanel } from './SidePanel';
import { csvOf, type Table, textOf } from './table';
import { words } from './words';

interface PanelProps {
  readonly area: string;
  readonly title: string;
  readonly note?: string;
  /** What its title means, for those who point at it. */
  readonly hint?: string | undefined;
  /** The same as the picture shows, for those who want to read or take it; made only when it is looked at. */
  readonly table?: () => Table;
  readonly children: ComponentChildren;
}

/** A part of the board: a picture that can be turned into a table; on a wall, where it is too small for one, beside it. */
export function Panel({ area, title, note = '', hint, table, children }: PanelProps) {
  const [asTable, setAsTable] = useState(false);
  const { kiosk } = useAddress();
  const id = useId();
  const said = words();
  const isWall = useWall();
  const shown = asTable && table !== undefined && !kiosk ? table() : undefined;
  const inPlace = isWall ? undefined : shown;
  return (
    <section class={`panel ${area}${inPlace === undefined ? '' : ' as-table'}`} aria-labelledby={id}>
      <div class="panel-head">
        <h2 id={id} {...(hint === undefined ? {} : { title: hint })}>
          {title}
        </h2>
        {note !== '' && (
          <p class="note" title={note}>
            {note}
          </p>
        )}
        {table !== undefined && !kiosk && (
          <button
            type="button"
            class="panel-turn"
            aria-pressed={asTable}
            aria-label={said.showTable(title)}
            title={asTable ? said.showChart(title) : said.showTable(title)}
            onClick={() => {
              setAsTable(!asTable);
            }}
          >
            <Glyph name={asTable ? 'picture' : 'table'} />
          </button>
        )}
      </div>
      {inPlace === undefined ? children : <TableView title={title} table={inPlace} />}
      {isWall && shown !== undefined && (
        <SidePanel
          title={title}
          onClose={() => {
            setAsTable(false);
          }}
        >
          <TableView title={title} table={shown} />
        </SidePanel>
      )}
    </section>
  );
}

/** A table with its copy as CSV. */
export function TableView({ title, table }: { readonly title: string; readonly table: Table }) {
  const [says, setSays] = useState('');
  const said = words();
  return (
    <>
      <div class="table-frame" tabIndex={0} role="group" aria-label={title}>
        <table>
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([first, ...rest], i) => (
              <tr key={i}>
                <th scope="row">{textOf(first ?? '')}</th>
                {rest.map((cell, j) => (
                  <td key={j}>{textOf(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="table-foot">
        <button
          type="button"
          class="control"
          onClick={() => {
            void copied(csvOf(table)).then((worked) => {
              setSays(worked ? said.copied : said.notCopied);
            });
          }}
        >
          {said.copyCsv}
        </button>
        <span role="status">{says}</span>
      </p>
    </>
  );
}

/** Puts a text on the clipboard; a page that came without TLS has only the old way. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const carrier = document.createElement('textarea');
    carrier.value = text;
    carrier.className = 'visually-hidden';
    document.body.append(carrier);
    carrier.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other way without TLS
    const worked = document.execCommand('copy');
    carrier.remove();
    return worked;
  }
}
