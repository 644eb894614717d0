import { get } from '../../kit/api';
import { money } from '../../kit/money';
import { useResource } from '../../kit/resource';
import { Link } from '../../kit/router';
import { countryName } from '../../kit/time';
import { Button, Empty } from '../../kit/ui';
import { chooseShop, type Shop } from '../../desk/shops';
import { Pending } from '../parts';
import { words } from '../words';
import { OrderList } from './OrderList';

interface Team {
  readonly team: readonly { readonly person: number; readonly name: string; readonly displayName: string }[];
}

/** A shop by its number, or shops by the beginning of a name. */
export function ShopCase({ shop }: { readonly shop: string }) {
  return /^\d+$/.test(shop) ? <OneShop number={Number(shop)} /> : <ShopsNamed name={shop} />;
}

function ShopsNamed({ name }: { readonly name: string }) {
  const text = words();
  const found = useResource(`ops shops ${name}`, (signal) =>
    get<{ readonly shops: readonly Shop[] }>('/v1/shops', { name, limit: 50 }, signal),
  );
  return (
    <>
      <Pending of={found} />
      {found.data?.shops.length === 0 && (
        <Empty title={text.noSuchShop}>
          <p>{text.noSuchShopHint}</p>
        </Empty>
      )}
      {found.data !== undefined && found.data.shops.length > 0 && (
        <ul class="panel rows">
          {found.data.shops.map((shop) => (
            <li key={shop.shop}>
              <Link href={`/ops/find?by=shop&number=${shop.shop}`}>{shop.name}</Link>
              <span class="dim">
                {text.shopNumber(shop.shop)} · {text.shopKinds[shop.kind] ?? shop.kind} · {countryName(shop.country)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function OneShop({ number }: { readonly number: number }) {
  const text = words();
  const found = useResource(`ops shop ${number}`, (signal) => get<Shop>(`/v1/shops/${number}`, undefined, signal));
  const team = useResource(`ops team ${number}`, (signal) => get<Team>(`/v1/shops/${number}/team`, undefined, signal));
  const shop = found.data;
  if (found.problem?.status === 404 && shop === undefined) {
    return (
      <Empty title={text.noSuchShop}>
        <p>{text.noSuchShopHint}</p>
      </Empty>
    );
  }
  return (
    <>
      <Pending of={found} />
      {shop !== undefined && (
        <section class="panel stack">
          <div class="spread">
            <h2>{shop.name}</h2>
            <span class="dim">{text.shopNumber(shop.shop)}</span>
          </div>
          <p class="dim">
            {text.shopKinds[shop.kind] ?? shop.kind} · {countryName(shop.country)} · {shop.currency}
          </p>
          <dl class="facts">
            {shop.balanceMinor !== undefined && (
              <div>
                <dt>{text.balance}</dt>
                <dd class="figure">{money(shop.balanceMinor, shop.currency, shop.digits)}</dd>
              </div>
            )}
            <div>
              <dt>{text.runBy}</dt>
              <dd>{team.data?.team.length === 0 ? text.nobody : team.data?.team.map(({ displayName }) => displayName).join(', ')}</dd>
            </div>
          </dl>
          <div class="row">
            <Button
              onClick={() => {
                chooseShop(shop.shop);
                location.assign('/desk');
              }}
            >
              {text.openDesk}
            </Button>
            <Link class="button" href={`/ops/deals?shop=${shop.shop}`}>
              {text.itsDeals}
            </Link>
          </div>
        </section>
      )}
      <OrderList by="shop" number={String(number)} />
    </>
  );
}
