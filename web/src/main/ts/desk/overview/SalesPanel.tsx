import { useState } from 'preact/hooks';
import { call } from '../../kit/api';
import { useSending } from '../../kit/form';
import { count, decimal, minorOf, money, shortMoney } from '../../kit/money';
import { moment } from '../../kit/time';
import { Bar, Button, Dialog, Field, Loading, Money, Notice, Skeleton, Trouble } from '../../kit/ui';
import { kitWords } from '../../kit/words';
import { type Festival, useFestival } from '../../shop/festival';
import { Tabs } from '../inputs';
import type { Shop } from '../shops';
import { words } from '../words';
import { type Curve, curveOf, HEIGHT, rightEdge, WIDTH } from './curve';
import { type Period, PERIODS, type SalesOfSpan, useSales } from './sales';

/** How the shop sells, as it goes on. */
export function SalesPanel({ shop }: { readonly shop: Shop }) {
  const text = words();
  const [period, setPeriod] = useState<Period>('festival');
  const [isAiming, setAiming] = useState(false);
  const festival = useFestival().data;
  const { data, problem, reload } = useSales(shop.shop, period, festival);
  return (
    <section class="panel stack" aria-labelledby="sales">
      <div class="spread">
        <h2 id="sales">{text.sales}</h2>
        <Tabs
          label={text.period}
          value={period}
          options={PERIODS.map((value) => ({ value, label: text.periods[value] }))}
          onValue={setPeriod}
        />
      </div>
      {data === undefined && problem === undefined && (
        <Loading>
          <div class="desk-curve-place">
            <Skeleton lines={6} />
          </div>
        </Loading>
      )}
      {problem !== undefined && (problem.status === 404 ? <p class="dim">{text.noSales}</p> : <Trouble problem={problem} onRetry={reload} />)}
      {data !== undefined && festival !== undefined && (
        <>
          <Totals data={data} />
          {period === 'festival' && <Target data={data} onChange={() => { setAiming(true); }} />}
          <CurveFigure data={data} period={period} festival={festival} />
        </>
      )}
      {isAiming && data !== undefined && (
        <TargetDialog
          shop={shop}
          data={data}
          onClose={(isChanged) => {
            setAiming(false);
            if (isChanged) {
              reload();
            }
          }}
        />
      )}
    </section>
  );
}

function Totals({ data: { sales } }: { readonly data: SalesOfSpan }) {
  const text = words();
  return (
    <dl class="desk-figures">
      <div>
        <dt>{text.sold}</dt>
        <dd>
          <Money minor={sales.total.paidMinor} currency={sales.currency} digits={sales.digits} />
        </dd>
      </div>
      <div>
        <dt>{text.ordersSold}</dt>
        <dd>{count(sales.total.orders)}</dd>
      </div>
      <div>
        <dt>{text.piecesSold}</dt>
        <dd>{count(sales.total.pieces)}</dd>
      </div>
    </dl>
  );
}

function Target({ data: { sales }, onChange }: { readonly data: SalesOfSpan; readonly onChange: () => void }) {
  const text = words();
  const { currency, digits, targetMinor } = sales;
  if (targetMinor === undefined || targetMinor === 0) {
    return (
      <div class="row">
        <Button onClick={onChange}>{text.setTarget}</Button>
      </div>
    );
  }
  const left = targetMinor - sales.total.paidMinor;
  const target = shortMoney(targetMinor, currency, digits);
  return (
    <div class="desk-target">
      <Bar
        taken={sales.total.paidMinor}
        of={targetMinor}
        text={left > 0 ? text.toTarget(money(left, currency, digits), target) : text.targetPassed(money(-left, currency, digits), target)}
      />
      <Button look="quiet" onClick={onChange}>
        {text.changeTarget}
      </Button>
    </div>
  );
}

interface FigureProps {
  readonly data: SalesOfSpan;
  readonly period: Period;
  readonly festival: Festival;
}

/** The curve with its scale; the same in figures for those who can't or won't read it. */
function CurveFigure({ data: { sales, fromMs, untilMs }, period, festival }: FigureProps) {
  const text = words();
  const endMs = period === 'festival' ? rightEdge(fromMs, untilMs, festival.closesAtMs) : untilMs;
  const targetMinor = period === 'festival' && sales.targetMinor !== 0 ? sales.targetMinor : undefined;
  const curve = curveOf(sales.buckets, { fromMs, untilMs, endMs, bucketMs: sales.bucketMs }, targetMinor);
  const isEmpty = sales.total.paidMinor === 0 && sales.buckets.length === 0 && targetMinor === undefined;
  const edge = endMs === untilMs ? 'now' : endMs === festival.closesAtMs ? 'close' : 'later';
  const short = (minor: number) => shortMoney(minor, sales.currency, sales.digits);
  return (
    <figure class="desk-curve">
      <div class="desk-curve-place">
        {isEmpty ? <span class="top">{text.nothingSold}</span> : <span class="top">{short(curve.topMinor)}</span>}
        <Drawing curve={curve} label={text.curveLabel(short(sales.total.paidMinor), moment(fromMs), moment(untilMs))} />
        {curve.targetY !== undefined && <TargetLabel y={curve.targetY} />}
      </div>
      <figcaption class="spread dim">
        <span>{moment(fromMs)}</span>
        <span>{text.edges[edge](moment(endMs))}</span>
      </figcaption>
      <details>
        <summary>{text.asTable}</summary>
        <div class="desk-scroll" tabIndex={0} role="region" aria-label={text.sales}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.from}</th>
                <th scope="col" class="number">{text.ordersSold}</th>
                <th scope="col" class="number">{text.piecesSold}</th>
                <th scope="col" class="number">{text.sold}</th>
              </tr>
            </thead>
            <tbody>
              {[...sales.buckets].reverse().map((bucket) => (
                <tr key={bucket.fromMs}>
                  <td>{moment(bucket.fromMs)}</td>
                  <td class="number">{count(bucket.orders)}</td>
                  <td class="number">{count(bucket.pieces)}</td>
                  <td class="number">{money(bucket.paidMinor, sales.currency, sales.digits)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

function Drawing({ curve, label }: { readonly curve: Curve; readonly label: string }) {
  const last = curve.points.at(-1);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
      {[0.25, 0.5, 0.75].map((part) => (
        <line key={part} class="grid" x1="0" x2={WIDTH} y1={HEIGHT * part} y2={HEIGHT * part} />
      ))}
      <path class="area" d={curve.area} />
      <path class="line" d={curve.line} />
      {curve.targetY !== undefined && <line class="target" x1="0" x2={WIDTH} y1={curve.targetY} y2={curve.targetY} />}
      {last !== undefined && <line class="now" x1={last.x} x2={last.x} y1={last.y} y2={HEIGHT} />}
    </svg>
  );
}

function TargetLabel({ y }: { readonly y: number }) {
  return (
    <span
      class="target-label"
      ref={(label) => {
        label?.style.setProperty('top', `${(100 * y) / HEIGHT}%`);
      }}
    >
      {words().target}
    </span>
  );
}

interface TargetProps {
  readonly shop: Shop;
  readonly data: SalesOfSpan;
  readonly onClose: (isChanged: boolean) => void;
}

function TargetDialog({ shop, data: { sales }, onClose }: TargetProps) {
  const text = words();
  const { currency, digits, targetMinor = 0 } = sales;
  const [typed, setTyped] = useState(targetMinor === 0 ? '' : decimal(targetMinor, digits));
  const [isWrong, setWrong] = useState(false);
  const sending = useSending();
  return (
    <Dialog title={text.target} onClose={() => { onClose(false); }}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const amountMinor = minorOf(typed, digits);
          setWrong(amountMinor === undefined);
          if (amountMinor !== undefined) {
            void sending.send(async () => {
              await call(`/v1/shops/${shop.shop}/target`, { method: 'PUT', body: { amountMinor } });
              onClose(true);
            });
          }
        }}
      >
        {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
        <Field
          label={text.targetOf(currency)}
          value={typed}
          onValue={setTyped}
          inputMode="decimal"
          hint={text.targetHint}
          error={isWrong ? kitWords.get().wrongAmountOrZero(digits) : undefined}
          autoFocus
        />
        <Button look="main" wide type="submit" busy={sending.isBusy}>
          {kitWords.get().save}
        </Button>
      </form>
    </Dialog>
  );
}
