import { useState } from 'preact/hooks';
import { go, usePlace, useTitle } from '../../kit/router';
import { Button, Choice, Empty, Field } from '../../kit/ui';
import { words } from '../words';
import { OrderCase } from './OrderCase';
import { OrderList } from './OrderList';
import { PersonCase } from './PersonCase';
import { ShopCase } from './ShopCase';

const BYS = ['order', 'buyer', 'person', 'shop', 'sku'] as const;
export type By = (typeof BYS)[number];

function byOf(text: string | null): By {
  return BYS.find((by) => by === text) ?? 'order';
}

/** Any order by its number, a person by their name or buyer number, a shop or a SKU; the address keeps what was looked for. */
export function FindPage() {
  const text = words();
  useTitle(`${text.find} · ${text.title}`);
  const { query } = usePlace();
  const asked = query.get('number') ?? '';
  const askedBy = byOf(query.get('by'));
  return (
    <>
      <h1>{text.find}</h1>
      <Form key={`${askedBy} ${asked}`} by={askedBy} number={asked} />
      {asked === '' ? (
        <Empty title={text.findFirst}>
          <p>{text.findHint}</p>
        </Empty>
      ) : (
        <Found key={`${askedBy} ${asked}`} by={askedBy} number={asked} />
      )}
    </>
  );
}

function Form(props: { readonly by: By; readonly number: string }) {
  const text = words();
  const [by, setBy] = useState<By>(props.by);
  const [typed, setTyped] = useState(props.number);
  const [isAsked, setAsked] = useState(false);
  const isByName = by === 'person' || by === 'shop';
  const isGood = isByName ? typed.trim() !== '' : /^\d{1,15}$/.test(typed.trim());
  return (
    <form
      class="panel row ops-line"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (isGood) {
          go(`/ops/find?by=${by}&number=${encodeURIComponent(typed.trim())}`);
        }
      }}
    >
      <Choice label={text.findWhat} value={by} options={BYS.map((value) => ({ value, label: text.findBy[value] }))} onValue={setBy} />
      <Field
        label={text.findLabels[by]}
        value={typed}
        onValue={setTyped}
        inputMode={isByName ? 'text' : 'numeric'}
        maxLength={254}
        error={isAsked && !isGood ? (isByName ? text.wrongName : text.wrongNumber) : undefined}
      />
      <Button look="main" type="submit">
        {text.search}
      </Button>
    </form>
  );
}

function Found({ by, number }: { readonly by: By; readonly number: string }) {
  switch (by) {
    case 'order':
      return <OrderCase order={Number(number)} />;
    case 'buyer':
      return (
        <>
          <PersonCase query={{ buyer: Number(number) }} />
          <OrderList by="buyer" number={number} />
        </>
      );
    case 'person':
      return <PersonCase query={{ name: number }} withOrders />;
    case 'shop':
      return <ShopCase shop={number} />;
    case 'sku':
      return <OrderList by="sku" number={number} />;
  }
}
