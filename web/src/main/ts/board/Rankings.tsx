import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Kind, openSubject, useAddress } from './address';
import { count } from './format';
import type { Look } from './look';
import { wantsStill } from './motion';
import { kindName, type Naming } from './names';
import { Panel } from './Panel';
import type { Purse } from './purse';
import type { Ranked, Snapshot } from './snapshot';
import type { Table } from './table';
import { words } from './words';

const ROWS = 5;

const SHOWN: readonly { readonly by: Kind; readonly of: (snapshot: Snapshot) => readonly Ranked[] }[] = [
  { by: 'category', of: (snapshot) => snapshot.categories },
  { by: 'brand', of: (snapshot) => snapshot.brands },
  { by: 'shop', of: (snapshot) => snapshot.shops },
  { by: 'sku', of: (snapshot) => snapshot.skus },
  { by: 'origin', of: (snapshot) => snapshot.origins },
  { by: 'country', of: (snapshot) => snapshot.countries },
  { by: 'cityTier', of: (snapshot) => snapshot.cityTiers },
];

/** What sells best, by everything that the board counts by. */
export function Rankings({ look }: { readonly look: Look }) {
  return (
    <section class="rankings" aria-label={words().rankings(look.purse.currency)}>
      {SHOWN.map(({ by, of }) => (
        <Ranking key={by} by={by} ranked={of(look.snapshot)} purse={look.purse} naming={look.naming} />
      ))}
    </section>
  );
}

/** The server ranks now and then, and counts all the time. */
function inOrder(ranked: readonly Ranked[]): readonly Ranked[] {
  return [...ranked].sort((a, b) => b.gmvMinor - a.gmvMinor);
}

interface RankingProps {
  readonly by: Kind;
  readonly ranked: readonly Ranked[];
  readonly purse: Purse;
  readonly naming: Naming;
}

function Ranking({ by, ranked, purse, naming }: RankingProps) {
  const rows = inOrder(ranked).slice(0, ROWS);
  const list = useRef<HTMLOListElement>(null);
  useSwapping(list, rows);
  return (
    <Panel area={`ranking by-${by}`} title={kindName(by)} hint={by === 'cityTier' ? words().cityTierHint : undefined} table={() => rankingTable(by, ranked, purse, naming)}>
      {rows.length === 0 && <p class="nothing">{words().nothingSold}</p>}
      <ol ref={list}>
        {rows.map((row) => (
          <li key={row.key} data-key={row.key}>
            <RankedRow by={by} row={row} most={rows[0]?.gmvMinor ?? 0} purse={purse} naming={naming} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

interface RowProps {
  readonly by: Kind;
  readonly row: { readonly key: string; readonly name: string; readonly gmvMinor: number };
  readonly most: number;
  readonly purse: Purse;
  readonly naming: Naming;
}

/** A row of a ranking, which leads to its parts; on a wall, where nobody can press it, it only says. */
export function RankedRow({ by, row, most, purse, naming }: RowProps) {
  const { kiosk } = useAddress();
  const name = naming(by, row);
  const inside = (
    <>
      <span class="name">{name}</span>
      <span class="amount">{purse.amount(row.gmvMinor)}</span>
      <span class="bar" aria-hidden="true">
        <span style={{ transform: `scaleX(${most > 0 ? Math.min(1, row.gmvMinor / most).toFixed(4) : 0})` }} />
      </span>
    </>
  );
  return kiosk ? (
    <div class="row" title={name}>{inside}</div>
  ) : (
    <button
      type="button"
      class="row"
      title={name}
      aria-haspopup="dialog"
      onClick={() => {
        openSubject({ by, key: row.key });
      }}
    >
      {inside}
    </button>
  );
}

/** All that the server ranks, not only what fits. */
export function rankingTable(by: Kind, ranked: readonly Ranked[], purse: Purse, naming: Naming): Table {
  const said = words();
  return {
    columns: [kindName(by), `${said.sales}, ${purse.currency}`, by === 'sku' ? said.pieces : said.ordersColumn],
    rows: inOrder(ranked).map((row) => [
      naming(by, row),
      { text: purse.amount(row.gmvMinor), raw: purse.decimal(row.gmvMinor) },
      { text: count(row.count), raw: String(row.count) },
    ]),
  };
}

/** Rows that change places glide there, so that the eye can follow who overtook whom. */
function useSwapping(list: { current: HTMLOListElement | null }, rows: readonly Ranked[]): void {
  const places = useRef<ReadonlyMap<string, number>>(new Map());
  useLayoutEffect(() => {
    const before = places.current;
    places.current = new Map(rows.map((row, i) => [row.key, i]));
    if (wantsStill()) {
      return;
    }
    for (const item of list.current?.querySelectorAll<HTMLElement>('li') ?? []) {
      const [from, to] = [before.get(item.dataset['key'] ?? ''), places.current.get(item.dataset['key'] ?? '')];
      if (from !== undefined && to !== undefined && from !== to) {
        item.animate([{ transform: `translateY(${(from - to) * 100}%)` }, { transform: 'none' }], {
          duration: 600,
          easing: 'cubic-bezier(0.22, 1, 0.36, 1)',
        });
      }
    }
  });
}
