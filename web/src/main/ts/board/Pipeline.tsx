import { countShort } from './format';
import type { Look } from './look';
import { Panel } from './Panel';
import type { Cell, Table } from './table';
import { words } from './words';

interface Step {
  readonly name: string;
  readonly value: number | undefined;
  readonly unit: string;
  /** How much of what could have come so far has. */
  readonly share: number;
}

/** What became of the orders, and where the goods came from. */
export function Pipeline({ look }: { readonly look: Look }) {
  return (
    <div class="board-band">
      <Steps look={look} />
      <HomeAbroad look={look} />
    </div>
  );
}

/** Orders are created and paid; what is shipped and delivered are parcels, of which an order may be several. */
function stepsOf({ snapshot }: Look): readonly Step[] {
  const { ordersPlaced, ordersPaid, shopOrders } = snapshot;
  const said = words();
  const ofAll = shopOrders === undefined ? '' : said.ofParcels(countShort(shopOrders.paid));
  return [
    { name: said.created, value: ordersPlaced, unit: said.orders, share: ordersPlaced > 0 ? 1 : 0 },
    { name: said.paid, value: ordersPaid, unit: said.orders, share: part(ordersPaid, ordersPlaced) },
    { name: said.shipped, value: shopOrders?.shipped, unit: ofAll, share: part(shopOrders?.shipped, shopOrders?.paid) },
    { name: said.delivered, value: shopOrders?.delivered, unit: ofAll, share: part(shopOrders?.delivered, shopOrders?.paid) },
  ];
}

function part(value: number | undefined, of: number | undefined): number {
  return value === undefined || of === undefined || of <= 0 ? 0 : Math.min(1, value / of);
}

function Steps({ look }: { readonly look: Look }) {
  const said = words();
  const steps = stepsOf(look);
  const table = (): Table => ({
    columns: [said.step, said.number, said.unit],
    rows: steps.map((step) => [step.name, numberCell(step.value), step.unit]),
  });
  return (
    <Panel area="pipeline" title={said.pipeline} note={said.parcelsNote} table={table}>
      <ol class="steps">
        {steps.map((step) => (
          <li key={step.name}>
            <span class="step-name">{step.name}</span>
            <strong>{step.value === undefined ? '–' : countShort(step.value)}</strong>
            <span class="step-unit">{step.value === undefined ? said.notCounted : step.unit}</span>
            <span class="bar" aria-hidden="true">
              <span style={{ transform: `scaleX(${step.share.toFixed(4)})` }} />
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function numberCell(value: number | undefined): Cell {
  return value === undefined ? '–' : { text: countShort(value), raw: String(value) };
}

function HomeAbroad({ look: { snapshot, purse } }: { readonly look: Look }) {
  const { home, abroad } = snapshot;
  const said = words();
  const all = (home?.gmvMinor ?? 0) + (abroad?.gmvMinor ?? 0);
  const share = all > 0 ? (home?.gmvMinor ?? 0) / all : 0.5;
  const sides = [
    { name: said.home, kind: 'at-home', side: home },
    { name: said.abroad, kind: 'from-abroad', side: abroad },
  ];
  const table = (): Table => ({
    columns: [said.homeAbroad, `${said.sales}, ${purse.currency}`, said.lines],
    rows: sides.map(({ name, side }) => [
      name,
      side === undefined ? '–' : { text: purse.amount(side.gmvMinor), raw: purse.decimal(side.gmvMinor) },
      numberCell(side?.lines),
    ]),
  });
  return (
    <Panel area="home-abroad" title={said.homeAbroad} hint={said.homeAbroadHint} table={table}>
      {home === undefined || abroad === undefined ? (
        <p class="nothing">{said.notCounted}</p>
      ) : (
        <>
          <dl>
            {sides.map(({ name, kind, side }) => (
              <div key={kind} class={kind}>
                <dt>{name}</dt>
                <dd>{purse.short(side?.gmvMinor ?? 0)}</dd>
              </div>
            ))}
          </dl>
          <div class={all > 0 ? 'split' : 'split none'} aria-hidden="true">
            <span style={{ transform: `scaleX(${share.toFixed(4)})` }} />
          </div>
        </>
      )}
    </Panel>
  );
}
