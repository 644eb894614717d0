/** What an entry of the audit trail is about. */
export type About =
  | 'festival'
  | 'shop'
  | 'person'
  | 'role'
  | 'order'
  | 'buyer'
  | 'wallet'
  | 'cart'
  | 'coupons'
  | 'sku'
  | 'product'
  | 'review'
  | 'deal'
  | 'rate'
  | 'duties'
  | 'commissions'
  | 'application'
  | 'categories'
  | 'import'
  | 'webhook'
  | 'switch'
  | 'throttle'
  | 'search';

/** One thing of an entry; `key` is its number or name, empty where there is but one. */
export interface Target {
  readonly about: About;
  readonly key: string;
}

type Form = readonly [RegExp, ...About[]];

/** Groups of a form are the keys of what stands behind it, in their order; deeper paths come first. */
const FORMS: readonly Form[] = [
  [/^person (\d+)$/, 'person'],
  [/^person (\d+) (\d+)$/, 'person', 'shop'],
  [/^person (\d+) ([A-Z_]+)$/, 'person', 'role'],
  [/^\/v1\/people\/(\d+)(?:\/|$)/, 'person'],
  [/^\/v1\/festival$/, 'festival'],
  [/^\/v1\/orders\/(\d+)\/shops\/(\d+)(?:\/|$)/, 'order', 'shop'],
  [/^\/v1\/orders\/(\d+)(?:\/|$)/, 'order'],
  [/^\/v1\/shops\/(\d+)(?:\/|$)/, 'shop'],
  [/^\/v1\/buyers\/(\d+)\/coupons$/, 'coupons'],
  [/^\/v1\/buyers\/(\d+)(?:\/|$)/, 'buyer'],
  [/^\/v1\/wallets\/(\d+)(?:\/|$)/, 'wallet'],
  [/^\/v1\/carts\/(\d+)(?:\/|$)/, 'cart'],
  [/^\/v1\/skus\/(\d+)(?:\/|$)/, 'sku'],
  [/^\/v1\/products\/(\d+)\/reviews\/(\d+)(?:\/|$)/, 'product', 'review'],
  [/^\/v1\/products\/(\d+)(?:\/|$)/, 'product'],
  [/^\/v1\/deals\/(\d+)(?:\/|$)/, 'deal'],
  [/^\/v1\/rates\/([A-Z]{3})$/, 'rate'],
  [/^\/v1\/duties$/, 'duties'],
  [/^\/v1\/commissions$/, 'commissions'],
  [/^\/v1\/merchants\/(\d+)(?:\/|$)/, 'application'],
  [/^\/v1\/categories$/, 'categories'],
  [/^\/v1\/imports\/(\d+)(?:\/|$)/, 'import'],
  [/^\/v1\/webhooks\/(\d+)(?:\/|$)/, 'webhook'],
  [/^\/v1\/ops\/switches\/([A-Za-z]+)$/, 'switch'],
  [/^\/v1\/ops\/throttle(?: (\d+|none))?$/, 'throttle'],
  [/^\/v1\/search\/rebuild$/, 'search'],
];

const LEFT_OPEN = / \((no answer|under way)\)$/;

/** What entries can be looked for by, and how their text begins then. */
const BEGINNINGS = {
  order: '/v1/orders/',
  buyer: '/v1/buyers/',
  wallet: '/v1/wallets/',
  cart: '/v1/carts/',
  shop: '/v1/shops/',
  product: '/v1/products/',
  sku: '/v1/skus/',
  deal: '/v1/deals/',
  application: '/v1/merchants/',
  person: 'person ',
  switch: '/v1/ops/switches/',
  throttle: '/v1/ops/throttle',
} as const satisfies Partial<Record<About, string>>;

export type Sought = keyof typeof BEGINNINGS;

export const SOUGHT = Object.keys(BEGINNINGS) as readonly Sought[];

/** How the text of entries about something begins; all of its kind for an empty key. */
export function beginningOf(about: Sought, key: string): string {
  return BEGINNINGS[about] + key;
}

/** What was not known yet when the entry was written: whether it was done at all, or when it would be over. */
export function leftOpen(text: string): 'unknown' | 'underWay' | undefined {
  const match = LEFT_OPEN.exec(text);
  return match === null ? undefined : match[1] === 'no answer' ? 'unknown' : 'underWay';
}

/**
 * What the text of an entry names, the first thing first; undefined where it is in no form that is known here.
 *
 * @param text a request's path or `person 7 COURIER`, maybe with the event that came of it, such as ` event 12`.
 */
export function targetsOf(text: string): readonly Target[] | undefined {
  const plain = text.replace(LEFT_OPEN, '').replace(/ event \d+$/, '').replace(/\?.*$/, '');
  for (const [form, ...abouts] of FORMS) {
    const match = form.exec(plain);
    if (match !== null) {
      return abouts.map((about, i) => ({ about, key: match[i + 1] ?? '' }));
    }
  }
  return undefined;
}

/** Where in these pages there is more about it; undefined where there is no page of it. */
export function pageOf({ about, key }: Target): string | undefined {
  switch (about) {
    case 'order':
    case 'shop':
    case 'sku':
      return `/ops/find?by=${about}&number=${key}`;
    case 'buyer':
    case 'wallet':
    case 'cart':
    case 'coupons':
      return `/ops/find?by=buyer&number=${key}`;
    case 'festival':
    case 'switch':
    case 'throttle':
      return '/ops/controls';
    case 'rate':
    case 'duties':
    case 'commissions':
      return '/ops/money';
    case 'deal':
      return '/ops/deals';
    default:
      return undefined;
  }
}
