import { useState } from 'preact/hooks';
import { call, get } from '../kit/api';
import { problemOf } from '../kit/problem';
import { type Resource, useResource } from '../kit/resource';
import { useTitle } from '../kit/router';
import { countryName, moment } from '../kit/time';
import { tell } from '../kit/toast';
import { Button, Dialog, Empty, Field, Loading, Notice, Skeleton, Trouble } from '../kit/ui';
import { problemText } from '../kit/words';
import { useSending } from '../kit/form';
import { words } from './words';

interface Merchant {
  readonly merchant: number;
  readonly name: string;
  readonly kind: string;
  readonly country: string;
  readonly currency: string;
  readonly appliedMs: number;
}

interface WaitingProduct {
  readonly product: number;
  readonly shop: number;
  readonly code: string;
  readonly title: string;
  readonly category: string;
  readonly version: number;
  readonly changedMs: number;
}

/** Something that waits for an operator's yes or no. */
interface Case {
  readonly path: string;
  readonly query?: string;
  readonly title: string;
}

/** Merchants and products that wait. */
export function Approvals() {
  const text = words();
  useTitle(`${text.merchants} · ${text.title}`);
  const merchants = useResource('ops merchants', (signal) =>
    get<{ readonly merchants: readonly Merchant[] }>('/v1/merchants', { state: 'applied', limit: 100 }, signal),
  );
  const products = useResource('ops products', (signal) =>
    get<{ readonly products: readonly WaitingProduct[] }>('/v1/products/waiting', { limit: 100 }, signal),
  );
  const [refusing, setRefusing] = useState<Case | undefined>(undefined);
  const reload = () => {
    merchants.reload();
    products.reload();
  };
  const approve = ({ path, query = '' }: Case) => {
    call(`${path}/approval${query}`, { method: 'POST' }).then(
      () => {
        tell(text.approved);
        reload();
      },
      (error: unknown) => {
        tell(problemText(problemOf(error)));
        reload();
      },
    );
  };
  return (
    <>
      <h1>{text.merchants}</h1>
      <section class="panel stack">
        <h2>{text.applied}</h2>
        <State resource={merchants} isEmpty={merchants.data?.merchants.length === 0} />
        <ul class="rows">
          {merchants.data?.merchants.map((one) => (
            <Row
              key={one.merchant}
              about={{ path: `/v1/merchants/${one.merchant}`, title: one.name }}
              detail={`${text.shopKinds[one.kind] ?? one.kind} · ${countryName(one.country)} · ${one.currency} · ${moment(one.appliedMs)}`}
              onApprove={approve}
              onRefuse={setRefusing}
            />
          ))}
        </ul>
      </section>
      <section class="panel stack">
        <h2>{text.waitingProducts}</h2>
        <State resource={products} isEmpty={products.data?.products.length === 0} />
        <ul class="rows">
          {products.data?.products.map((one) => (
            <Row
              key={one.product}
              about={{ path: `/v1/products/${one.product}`, query: `?version=${one.version}`, title: one.title }}
              detail={`${text.shop} ${one.shop} · ${one.code} · ${one.category} · ${moment(one.changedMs)}`}
              onApprove={approve}
              onRefuse={setRefusing}
            />
          ))}
        </ul>
      </section>
      {refusing !== undefined && (
        <Refusal about={refusing} onClose={() => { setRefusing(undefined); }} onDone={reload} />
      )}
    </>
  );
}

function State({ resource, isEmpty }: { readonly resource: Omit<Resource<unknown>, 'put'>; readonly isEmpty: boolean }) {
  if (resource.data === undefined) {
    return resource.problem === undefined ? (
      <Loading>
        <Skeleton lines={3} />
      </Loading>
    ) : (
      <Trouble problem={resource.problem} onRetry={resource.reload} />
    );
  }
  return isEmpty ? <Empty title={words().nothingWaits} /> : null;
}

interface RowProps {
  readonly about: Case;
  readonly detail: string;
  readonly onApprove: (about: Case) => void;
  readonly onRefuse: (about: Case) => void;
}

function Row({ about, detail, onApprove, onRefuse }: RowProps) {
  const text = words();
  return (
    <li>
      <div>
        <strong>{about.title}</strong>
        <p class="dim">{detail}</p>
      </div>
      <div class="row">
        <Button look="main" aria-label={`${text.approve}: ${about.title}`} onClick={() => { onApprove(about); }}>
          {text.approve}
        </Button>
        <Button look="danger" aria-label={`${text.refuse}: ${about.title}`} onClick={() => { onRefuse(about); }}>
          {text.refuse}
        </Button>
      </div>
    </li>
  );
}

function Refusal({ about, onClose, onDone }: { readonly about: Case; readonly onClose: () => void; readonly onDone: () => void }) {
  const text = words();
  const [reason, setReason] = useState('');
  const sending = useSending();
  return (
    <Dialog title={`${text.refuse}: ${about.title}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void sending
            .send(() => call(`${about.path}/refusal${about.query ?? ''}`, { method: 'POST', body: { reason: reason.trim() } }))
            .then((done) => {
              if (done) {
                tell(text.refused);
                onClose();
                onDone();
              }
            });
        }}
      >
        {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
        <Field label={text.refuseWhy} value={reason} onValue={setReason} maxLength={500} lines={3} />
        <div class="row">
          <Button look="danger" type="submit" busy={sending.isBusy} disabled={reason.trim() === ''}>
            {text.refuse}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
