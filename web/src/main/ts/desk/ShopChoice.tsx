import { useState } from 'preact/hooks';
import type { Person } from '../kit/session';
import { Choice } from '../kit/ui';
import { chooseShop, isOperator, useShop, useShopNames } from './shops';
import { words } from './words';

/** Whose desk it is; somebody with several shops chooses among them, an operator among all. */
export function ShopChoice({ person, shop }: { readonly person: Person; readonly shop: number }) {
  const names = useShopNames(person.shops.length < 2 ? [] : person.shops);
  const { data } = useShop(shop);
  if (isOperator(person)) {
    return (
      <div class="desk-shop">
        <AnyShop shop={shop} />
        <strong>{data?.name ?? ''}</strong>
      </div>
    );
  }
  if (person.shops.length < 2) {
    return <strong class="desk-shop">{data?.name ?? ''}</strong>;
  }
  return (
    <div class="desk-shop">
      <Choice
        label={words().shop}
        hideLabel
        value={String(shop)}
        options={person.shops.map((each) => ({ value: String(each), label: names.get(each) ?? words().shopNumber(each) }))}
        onValue={(value) => {
          chooseShop(Number(value));
        }}
      />
    </div>
  );
}

/** Its number, for those who may see every shop; it changes once the field is left or Enter is pressed. */
function AnyShop({ shop }: { readonly shop: number }) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const settle = () => {
    const wanted = Number(typed);
    setTyped(undefined);
    if (typed !== undefined && Number.isInteger(wanted) && wanted > 0) {
      chooseShop(wanted);
    }
  };
  return (
    <label class="desk-number">
      <span>{words().shop}</span>
      <input
        inputMode="numeric"
        maxLength={9}
        value={typed ?? String(shop)}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
        }}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            settle();
          }
        }}
      />
    </label>
  );
}
