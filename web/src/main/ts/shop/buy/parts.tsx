import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../kit/icons';
import { go, Link } from '../../kit/router';
import { money } from '../../kit/money';
import { type Problem, problemOf } from '../../kit/problem';
import { findSession, type Person, useSession } from '../../kit/session';
import { Loading, Skeleton, Trouble } from '../../kit/ui';
import { kitWords } from '../../kit/words';
import { useRates } from '../festival';
import type { SkuCard } from '../products';
import { dealName, useDealTerms } from './dealnames';
import { type PricedLine, type Saving, savingsOf, totalSavings } from './explain';
import type { Quote, QuoteLine, Stage } from './types';
import { buyWords } from './words';

/** The person of a page that only people with an account have; a stranger is sent to sign in, and comes back. */
export function usePersonHere(): Person | undefined {
  const session = useSession();
  useEffect(() => {
    if (session === 'stranger') {
      go(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`, 'replace');
    }
  }, [session]);
  return typeof session === 'string' ? undefined : session;
}

const AGAIN_MS = 3_000;

/** While it isn't known who looks at the page, as the server couldn't be asked, it is asked again; undefined once it is known. */
export function useSessionProblem(): Problem | undefined {
  const session = useSession();
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const isUnknown = session === 'unknown';
  useEffect(() => {
    if (!isUnknown) {
      setProblem(undefined);
      return;
    }
    const timer = window.setInterval(() => {
      findSession().catch((error: unknown) => {
        setProblem(problemOf(error));
      });
    }, AGAIN_MS);
    return () => {
      window.clearInterval(timer);
    };
  }, [isUnknown]);
  return isUnknown ? problem : undefined;
}

/** What a page shows until it is known who looks at it, and until the first answer is there. */
export function Waiting({ title, rows = 3 }: { readonly title: string; readonly rows?: number }) {
  const problem = useSessionProblem();
  return (
    <>
      {title !== '' && <h1>{title}</h1>}
      {problem !== undefined && <Trouble problem={problem} />}
      <Loading>
        <div class="stack buy-waiting">
          {Array.from({ length: rows }, (_, i) => (
            <div class="panel" key={i}>
              <Skeleton lines={4} />
            </div>
          ))}
        </div>
      </Loading>
    </>
  );
}

/** What a SKU is called, also before its card is there. */
export function titleOf(card: SkuCard | undefined, sku: number): string {
  return card?.title ?? buyWords.get().productNumber(sku);
}

export function Picture({ card, isComing = false }: Pick<WareNameProps, 'card' | 'isComing'>) {
  return (
    <span class="buy-picture">
      {card === undefined ? !isComing && <Icon name="box" /> : <img src={card.picture} alt="" width="88" height="88" loading="lazy" decoding="async" />}
    </span>
  );
}

interface WareNameProps {
  readonly card: SkuCard | undefined;
  readonly sku: number;
  /** Its card is on its way: its place is kept, without a number that says nothing. */
  readonly isComing?: boolean;
}

/** The title as a link to the product, and the chosen options. */
export function WareName({ card, sku, isComing = false }: WareNameProps) {
  if (card === undefined && isComing) {
    return (
      <div class="buy-name">
        <span class="visually-hidden">{kitWords.get().loading}</span>
        <span class="buy-coming" />
        <span class="buy-coming" />
      </div>
    );
  }
  const options = card?.options.map(({ value }) => value).join(' · ') ?? '';
  return (
    <div class="buy-name">
      {card === undefined ? <span>{titleOf(card, sku)}</span> : <Link href={`/p/${card.product}`}>{card.title}</Link>}
      {options !== '' && <span class="dim">{options}</span>}
    </div>
  );
}

function Row({ label, children, look }: { readonly label: ComponentChildren; readonly children: ComponentChildren; readonly look?: string }) {
  return (
    <div {...(look === undefined ? {} : { class: look })}>
      <dt>{label}</dt>
      <dd class="money">{children}</dd>
    </div>
  );
}

/** What is saved under each name, as several deals may have the same. */
function byName(savings: readonly Saving[], terms: ReturnType<typeof useDealTerms>): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const saving of savings) {
    const name = dealName(saving, terms);
    sums.set(name, (sums.get(name) ?? 0) + saving.savedMinor);
  }
  return [...sums];
}

/** What a sum is made of: a quote, or an order. */
export interface Summed extends Pick<Quote, 'currency' | 'digits' | 'subtotalMinor' | 'dutyMinor' | 'totalMinor'> {
  readonly lines: readonly PricedLine[];
}

/** A quote as a sum: what it costs, each discount by its name, duty, what is to be paid; an order's goes on with what was paid. */
export function Totals({ quote, children }: { readonly quote: Summed; readonly children?: ComponentChildren }) {
  const rates = useRates().data?.rates ?? [];
  const terms = useDealTerms(quote.lines.flatMap(({ adjustments }) => adjustments));
  const { currency, digits } = quote;
  const text = buyWords.get();
  const amount = (minor: number) => money(minor, currency, digits);
  return (
    <dl class="buy-sum">
      <Row label={text.goods}>{amount(quote.subtotalMinor)}</Row>
      {byName(totalSavings(quote.lines, currency, rates), terms).map(([name, savedMinor]) => (
        <Row key={name} label={name} look="saving">
          {amount(-savedMinor)}
        </Row>
      ))}
      {quote.dutyMinor > 0 && <Row label={text.duty}>{amount(quote.dutyMinor)}</Row>}
      <Row label={text.total} look="total">
        {amount(quote.totalMinor)}
      </Row>
      {children}
    </dl>
  );
}

/** The stages of the shops' own deals that are named by their kind, so that the shop's name for them says more. */
const BY_KIND: ReadonlySet<Stage> = new Set(['item', 'shopTiers']);

/** How a line's price came about, from its list price to what is paid. */
export function HowPrice({ line, currency, digits }: { readonly line: QuoteLine; readonly currency: string; readonly digits: number }) {
  const rates = useRates().data?.rates ?? [];
  const terms = useDealTerms(line.adjustments);
  const text = buyWords.get();
  const amount = (minor: number) => money(minor, currency, digits);
  const { unitPrice, quantity } = line;
  const isOwn = unitPrice.currency === currency;
  const unit = money(unitPrice.amountMinor, unitPrice.currency, unitPrice.digits);
  return (
    <details class="buy-how">
      <summary>{text.howPrice}</summary>
      <dl class="buy-sum">
        <Row label={`${text.listPrice} ${isOwn && quantity === 1 ? '' : `${quantity} × ${unit}`}`}>{amount(line.listMinor)}</Row>
        {savingsOf(line, currency, rates).map((saving) => (
          <Row
            key={saving.deal}
            look="saving"
            label={
              <>
                {dealName(saving, terms)}
                {BY_KIND.has(saving.stage) && saving.name !== undefined && <span class="dim"> {text.inShopsWords(saving.name)}</span>}
                {saving.own !== undefined && (
                  <span class="dim"> ({money(saving.own.amountMinor, saving.own.currency, saving.own.digits)})</span>
                )}
              </>
            }
          >
            {amount(-saving.savedMinor)}
          </Row>
        ))}
        {line.dutyMinor > 0 && (
          <>
            <Row label={text.beforeDuty}>{amount(line.payableMinor)}</Row>
            <Row label={text.duty}>{amount(line.dutyMinor)}</Row>
          </>
        )}
        <Row label={text.youPay} look="total">
          {amount(line.payableMinor + line.dutyMinor)}
        </Row>
      </dl>
    </details>
  );
}
