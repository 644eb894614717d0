import { useEffect, useState } from 'preact/hooks';
import { get } from '../../kit/api';
import { language } from '../../kit/language';
import { askAhead, type Resource, useResource } from '../../kit/resource';
import { Link, usePlace, useTitle } from '../../kit/router';
import { countryName, day, useNow } from '../../kit/time';
import { Empty, Loading, Notice, Skeleton, Trouble } from '../../kit/ui';
import { kitWords, problemText } from '../../kit/words';
import { phaseOf, useFestival } from '../festival';
import { currentSettings, useSettings } from '../settings';
import { words as shopWords } from '../words';
import { BundleBox } from './BundleBox';
import { Buying } from './Buying';
import { nameOf, pathTo, useCategories } from './categories';
import { ChangeNotice } from './ChangeNotice';
import { Gallery } from './Gallery';
import { Landed } from './Landed';
import { choiceText, festivalVariants, firstVariant, nextTurnMs, offerAfterwards } from './offer';
import { PreSaleBox } from './PreSaleBox';
import { PriceBlock } from './PriceBlock';
import { Reviews } from './Reviews';
import { Savings } from './Savings';
import { noteCategory } from './taste';
import type { Offer, Product, Variant } from './types';
import { Variants } from './Variants';
import { nameText, words } from './words';

/** Price and stock change while somebody looks, most of all around midnight. */
const OFFER_EVERY_MS = 4_000;

/** One product: what it is, what it costs now and later, and ways to buy it. */
export function ProductPage({ product }: { readonly product: number }) {
  const { name, load } = productAt(product);
  const found = useResource(name, load);
  const offer = useOffer(product, useSettings().country);
  const title = found.data?.title ?? shopWords().name;
  useTitle(found.data === undefined ? title : `${title} · ${shopWords().name}`);
  const category = found.data?.category;
  useEffect(() => {
    if (category !== undefined) {
      noteCategory(category);
    }
  }, [category]);
  if (found.data !== undefined && (offer.data !== undefined || offer.problem !== undefined)) {
    return <Whole product={found.data} offer={offer} />;
  }
  if (found.problem?.status === 404) {
    return (
      <Empty title={problemText(found.problem)}>
        <Link class="button main" href="/">
          {kitWords.get().toStart}
        </Link>
      </Empty>
    );
  }
  return found.problem === undefined ? <ProductSkeleton /> : <Trouble problem={found.problem} onRetry={found.reload} />;
}

interface Question<T> {
  readonly name: string;
  readonly load: (signal: AbortSignal) => Promise<T>;
}

function productAt(product: number): Question<Product> {
  return {
    name: `product ${product} ${language()}`,
    load: (signal) => get<Product>(`/v1/products/${product}`, { language: language() }, signal),
  };
}

function offerOf(product: number, destination: string): Question<Offer> {
  return {
    name: `offer ${product} ${destination}`,
    load: (signal) => get<Offer>(`/v1/products/${product}/offer`, { destination }, signal),
  };
}

/** Before the page is drawn, as nobody who opens it wants to wait. */
export function askProductAhead(product: number): void {
  for (const { name, load } of [productAt(product), offerOf(product, currentSettings().country)]) {
    askAhead(name, load);
  }
}

/** What it costs, asked again and again, and at once when a deal starts or ends. */
function useOffer(product: number, destination: string): Resource<Offer> {
  const { name, load } = offerOf(product, destination);
  const offer = useResource(name, load, OFFER_EVERY_MS);
  const { data, reload } = offer;
  useEffect(() => {
    const turnMs = data === undefined ? undefined : nextTurnMs(data.variants, data.nowMs);
    const inMs = data === undefined || turnMs === undefined ? undefined : turnMs - data.nowMs;
    if (inMs === undefined || inMs > 2 * OFFER_EVERY_MS) {
      return;
    }
    const timer = window.setTimeout(reload, inMs + 50);
    return () => {
      window.clearTimeout(timer);
    };
  }, [data, reload]);
  return offer;
}

function Whole({ product, offer }: { readonly product: Product; readonly offer: Resource<Offer> }) {
  const asked = Number(usePlace().query.get('sku') ?? 'x');
  const nowMs = useNow(5_000);
  const festival = useFestival().data;
  const isOver = festival !== undefined && phaseOf(festival, nowMs) === 'closed';
  const offers = (offer.data?.variants ?? []).map((each) => (isOver ? offerAfterwards(each) : each));
  const [code, setCode] = useState<string | undefined>(undefined);
  const [quantity, setQuantity] = useState(1);
  const begun = useState(() => firstVariant(product.variants, asked, offers)?.code)[0];
  const variant = product.variants.find((each) => each.code === (code ?? begun)) ?? product.variants[0];
  if (variant === undefined) {
    return <Empty title={words().offSale} />;
  }
  const now = offers.find(({ sku }) => sku === variant.sku);
  const choose = (to: Variant) => {
    setCode(to.code);
    setQuantity(1);
  };
  return (
    <div class="product">
      <Crumbs product={product} />
      <div class="product-pictures">
        <Gallery product={product} />
      </div>
      <div class="product-side">
        <h1>{product.title}</h1>
        <PriceBlock
          variant={variant}
          offer={now}
          currency={product.currency}
          digits={product.digits}
          festivalFor={festivalVariants(product.variants, offers, nowMs)?.map((each) => choiceText(each, product.variants))}
        />
        {offer.problem !== undefined && offer.problem.status !== 404 && <Notice kind="warn">{words().stale}</Notice>}
        {now !== undefined && <ChangeNotice key={variant.code} offer={now} nowMs={offer.data?.nowMs ?? 0} />}
        <Variants variants={product.variants} present={variant} offers={offers} onVariant={choose} />
        <Buying variant={variant} offer={now} quantity={quantity} onQuantity={setQuantity} />
        {now?.preSale !== undefined && <PreSaleBox offer={now} preSale={now.preSale} quantity={quantity} />}
        {now?.bundle !== undefined && now.bundle.members.length > 0 && <BundleBox offer={now} bundle={now.bundle} nowMs={offer.data?.nowMs ?? 0} />}
        {variant.sku !== undefined && !isOver && <Landed sku={variant.sku} quantity={quantity} offer={now} delivery={offer.data?.delivery} />}
        {offer.data !== undefined && !isOver && <Savings offer={offer.data} product={product} />}
      </div>
      <About product={product} />
      <Reviews product={product} />
    </div>
  );
}

function Crumbs({ product }: { readonly product: Product }) {
  const categories = useCategories().data ?? [];
  return (
    <nav aria-label={words().where} class="crumbs">
      <ol>
        <li>
          <Link href="/">{shopWords().home}</Link>
        </li>
        {pathTo(categories, product.category).map((category) => (
          <li key={category.category}>
            <Link href={`/c/${encodeURIComponent(category.category)}`}>{nameOf(category)}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function About({ product }: { readonly product: Product }) {
  const text = words();
  return (
    <section class="about stack">
      {product.description !== '' && (
        <div class="stack tight">
          <h2>{text.about}</h2>
          <p class="prose">{product.description}</p>
        </div>
      )}
      <div class="stack tight">
        <h2>{text.details}</h2>
        <dl class="facts">
          {product.brand !== '' && (
            <div>
              <dt>{text.brand}</dt>
              <dd>
                <Link href={`/search?brand=${encodeURIComponent(product.brand)}`}>{product.brand}</Link>
              </dd>
            </div>
          )}
          <div>
            <dt>{text.origin}</dt>
            <dd>{countryName(product.origin)}</dd>
          </div>
          {product.attributes.map(({ name, value }) => (
            <div key={name}>
              <dt>{nameText(name)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          {product.launchMs > 0 && (
            <div>
              <dt>{text.launched}</dt>
              <dd>{day(product.launchMs)}</dd>
            </div>
          )}
        </dl>
      </div>
    </section>
  );
}

function ProductSkeleton() {
  return (
    <Loading>
      <div class="product">
        <div class="gallery">
          <div class="skeleton card">
            <div class="picture" />
          </div>
        </div>
        <div class="product-side">
          <Skeleton lines={8} />
        </div>
      </div>
    </Loading>
  );
}
