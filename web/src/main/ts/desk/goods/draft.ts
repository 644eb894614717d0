import { decimal, minorOf } from '../../kit/money';
import { momentMs, momentText } from '../moments';
import type { ProductContent, TextOf } from './products';

export interface VariantDraft {
  readonly code: string;
  /** As one types them, one in a line: size=L. */
  readonly options: string;
  readonly price: string;
  readonly stock: string;
  readonly limit: string;
}

/** A product as it stands in the editor. */
export interface Draft {
  readonly code: string;
  readonly category: string;
  readonly brand: string;
  readonly origin: string;
  readonly tariffCode: string;
  readonly texts: Readonly<Record<string, TextOf>>;
  readonly attributes: string;
  readonly images: readonly string[];
  readonly launch: string;
  /** As it was, to the millisecond. */
  readonly launchMs: number;
  readonly variants: readonly VariantDraft[];
}

export type DraftError = 'needed' | 'amount' | 'number' | 'code' | 'pairs' | 'twice';

/** Which field is wrong, and how. */
export type DraftErrors = ReadonlyMap<string, DraftError>;

type Errors = Map<string, DraftError>;

export const NEW_VARIANT: VariantDraft = { code: '', options: '', price: '', stock: '', limit: '' };

export function emptyDraft(country: string): Draft {
  return {
    code: '',
    category: '',
    brand: '',
    origin: country,
    tariffCode: '',
    texts: {},
    attributes: '',
    images: [],
    launch: '',
    launchMs: 0,
    variants: [{ ...NEW_VARIANT, code: 'v1' }],
  };
}

export function draftOf(content: ProductContent, digits: number): Draft {
  return {
    code: content.code,
    category: content.category,
    brand: content.brand,
    origin: content.origin,
    tariffCode: content.tariffCode,
    texts: content.texts,
    attributes: pairsText(content.attributes),
    images: content.images,
    launch: content.launchMs === 0 ? '' : momentText(content.launchMs),
    launchMs: content.launchMs,
    variants: content.variants.map((variant) => ({
      code: variant.code,
      options: pairsText(variant.options),
      price: decimal(variant.priceMinor, digits),
      stock: String(variant.stock),
      limit: variant.limitPerBuyer === 0 ? '' : String(variant.limitPerBuyer),
    })),
  };
}

const CODE = /^[A-Za-z0-9][A-Za-z0-9._/#:-]{0,63}$/;

/** What is sent, or what has to be put right first. */
export function contentOf(
  draft: Draft,
  currency: string,
  digits: number,
): { readonly content: ProductContent; readonly errors: DraftErrors } {
  const errors: Errors = new Map();
  for (const name of ['category', 'brand'] as const) {
    if (draft[name].trim() === '') {
      errors.set(name, 'needed');
    }
  }
  if (!CODE.test(draft.code)) {
    errors.set('code', draft.code === '' ? 'needed' : 'code');
  }
  const texts = Object.fromEntries(
    Object.entries(draft.texts)
      .map(([tongue, { title, description }]) => [tongue, { title: title.trim(), description: description.trim() }] as const)
      .filter(([, { title, description }]) => title !== '' || description !== ''),
  );
  if (Object.keys(texts).length === 0) {
    errors.set('texts', 'needed');
  }
  const pairs = (name: string, typed: string) => {
    const found = pairsOf(typed);
    if (found === undefined) {
      errors.set(name, 'pairs');
    }
    return found ?? {};
  };
  const content: ProductContent = {
    code: draft.code,
    category: draft.category,
    brand: draft.brand.trim(),
    origin: draft.origin,
    tariffCode: draft.tariffCode.trim(),
    texts,
    attributes: pairs('attributes', draft.attributes),
    images: draft.images,
    launchMs: momentMs(draft.launch, [draft.launchMs]) ?? 0,
    variants: draft.variants.map((variant, i) => ({
      ...numbersOf(variant, i, digits, errors),
      code: codeOf(draft.variants, i, errors),
      options: pairs(`variants.${i}.options`, variant.options),
      currency,
    })),
  };
  return { content, errors };
}

function codeOf(variants: readonly VariantDraft[], i: number, errors: Errors): string {
  const code = variants[i]?.code ?? '';
  if (!CODE.test(code)) {
    errors.set(`variants.${i}.code`, code === '' ? 'needed' : 'code');
  } else if (variants.findIndex((each) => each.code === code) < i) {
    errors.set(`variants.${i}.code`, 'twice');
  }
  return code;
}

function numbersOf(variant: VariantDraft, i: number, digits: number, errors: Errors) {
  const priceMinor = minorOf(variant.price, digits);
  if (priceMinor === undefined || priceMinor === 0) {
    errors.set(`variants.${i}.price`, 'amount');
  }
  const whole = (name: 'stock' | 'limit') => {
    const typed = variant[name].trim();
    if (!/^\d{0,9}$/.test(typed)) {
      errors.set(`variants.${i}.${name}`, 'number');
      return 0;
    }
    return Number(typed);
  };
  return { priceMinor: priceMinor ?? 0, stock: whole('stock'), limitPerBuyer: whole('limit') };
}

function pairsText(pairs: Readonly<Record<string, string>>): string {
  return Object.entries(pairs)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
}

/** Lines such as `size=L` by name; undefined where a part is no such pair or a name stands twice. */
export function pairsOf(typed: string): Readonly<Record<string, string>> | undefined {
  const parts = typed
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const pairs = parts.map((part) => {
    const at = part.search(/[=＝]/);
    return [part.slice(0, Math.max(0, at)).trim(), at < 0 ? '' : part.slice(at + 1).trim()] as const;
  });
  const isGood = pairs.every(([name, value]) => name !== '' && value !== '') && new Set(pairs.map(([name]) => name)).size === pairs.length;
  return isGood ? Object.fromEntries(pairs) : undefined;
}
