import { useState } from 'preact/hooks';
import { call } from '../../../kit/api';
import { useSending } from '../../../kit/form';
import { Link, useTitle } from '../../../kit/router';
import { useNow } from '../../../kit/time';
import { tell } from '../../../kit/toast';
import { Button, Dialog, Empty, Loading, Notice, Skeleton, Trouble } from '../../../kit/ui';
import { PageHead } from '../../inputs';
import { MoreButton } from '../../MoreButton';
import { usePages } from '../../pages';
import type { Shop } from '../../shops';
import { Table } from '../../Table';
import { words } from '../words';
import { canChange, DealTime, Taken } from './cells';
import { type Deal, loadDeals, noteTouched } from './deals';
import { describe } from './describe';

/** A shop's deals, those that run and those to come. */
export function DealsPage({ shop }: { readonly shop: Shop }) {
  const text = words();
  useTitle(`${text.deals} · ${shop.name}`);
  const nowMs = useNow(15_000);
  const pages = usePages(`deals ${shop.shop}`, (cursor, signal) => loadDeals(shop.shop, cursor, signal));
  const [ending, setEnding] = useState<Deal | undefined>(undefined);
  return (
    <>
      <PageHead title={text.deals}>
        <Link class="button main" href="/desk/deals/new">
          {text.newDeal}
        </Link>
      </PageHead>
      {pages.problem !== undefined && <Trouble problem={pages.problem} onRetry={pages.reload} />}
      {pages.rows === undefined && pages.problem === undefined && (
        <Loading>
          <Skeleton lines={8} />
        </Loading>
      )}
      {pages.rows?.length === 0 && !pages.hasMore && (
        <Empty title={text.noDeals}>
          <p>{text.noDealsHint}</p>
          <Link class="button main" href="/desk/deals/new">
            {text.newDeal}
          </Link>
        </Empty>
      )}
      {pages.rows !== undefined && pages.rows.length > 0 && (
        <DealTable deals={pages.rows} nowMs={nowMs} onEnd={setEnding} />
      )}
      <MoreButton pages={pages} />
      {ending !== undefined && (
        <EndDialog
          deal={ending}
          shop={shop}
          onClose={(isEnded) => {
            setEnding(undefined);
            if (isEnded) {
              pages.reload();
            }
          }}
        />
      )}
    </>
  );
}

interface TableProps {
  readonly deals: readonly Deal[];
  readonly nowMs: number;
  readonly onEnd: (deal: Deal) => void;
}

function DealTable({ deals, nowMs, onEnd }: TableProps) {
  const text = words();
  return (
    <Table
      label={text.deals}
      rows={deals}
      keyOf={({ deal }) => deal}
      columns={[
        {
          label: text.deal,
          isLead: true,
          draw: (deal) => (
            <span class="desk-deal">
              {canChange(deal, nowMs) ? (
                <Link class="desk-link" href={`/desk/deals/${deal.deal}`}>
                  {deal.name}
                </Link>
              ) : (
                <strong>{deal.name}</strong>
              )}
              {deal.name !== text.kinds[deal.terms.kind][0] && <span class="dim">{text.kinds[deal.terms.kind][0]}</span>}
            </span>
          ),
        },
        { label: text.gives, draw: (deal) => describe(deal) },
        {
          label: text.runs,
          draw: (deal) => <DealTime deal={deal} nowMs={nowMs} />,
        },
        { label: text.taken, draw: ({ terms, taken }) => <Taken terms={terms} taken={taken} /> },
        {
          label: text.doIt,
          draw: (deal) =>
            canChange(deal, nowMs) && (
              <Button look="quiet" aria-label={text.endName(deal.name)} onClick={() => { onEnd(deal); }}>
                {text.end}
              </Button>
            ),
        },
      ]}
    />
  );
}

interface EndProps {
  readonly deal: Deal;
  readonly shop: Shop;
  readonly onClose: (isEnded: boolean) => void;
}

/** Asks once, as a deal that was ended doesn't come back. */
function EndDialog({ deal, shop, onClose }: EndProps) {
  const text = words();
  const sending = useSending();
  return (
    <Dialog title={text.endName(deal.name)} onClose={() => { onClose(false); }}>
      <p>{text.endHint}</p>
      {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
      <Button
        look="danger"
        wide
        busy={sending.isBusy}
        onClick={() => {
          void sending.send(async () => {
            await call(`/v1/deals/${deal.deal}`, { method: 'DELETE' });
            noteTouched(deal.deal, shop.shop);
            tell(text.endedNow(deal.name));
            onClose(true);
          });
        }}
      >
        {text.endNow}
      </Button>
    </Dialog>
  );
}
