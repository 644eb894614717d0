import { LANGUAGE_NAMES, LANGUAGES } from '../../kit/language';
import { count, money } from '../../kit/money';
import { useResource } from '../../kit/resource';
import { countryName, moment } from '../../kit/time';
import { Button, Dialog } from '../../kit/ui';
import { loadProduct, pictureOf, type ProductContent, useCategoryName } from '../../desk/goods/products';
import { useShop } from '../../desk/shops';
import { Pending, PlainTable } from '../parts';
import { words } from '../words';
import { type Case, caseOf } from './ApprovalsPage';
import { changesOf } from './changes';
import type { WaitingProduct } from './waiting';

interface Props {
  readonly row: WaitingProduct;
  readonly onClose: () => void;
  readonly onApprove: (about: Case) => void;
  readonly onRefuse: (about: Case) => void;
}

/** All that a shop wants to put on sale, as buyers will see it, before an operator says yes or no. */
export function ProductPreview({ row, onClose, onApprove, onRefuse }: Props) {
  const text = words();
  const found = useResource(`ops product ${row.product} ${row.version}`, (signal) => loadProduct(row.product, signal));
  const shop = useShop(row.shop).data;
  const product = found.data;
  const content = product?.pending ?? product?.content;
  const changed = product?.pending === undefined ? [] : changesOf(product.content, product.pending);
  return (
    <Dialog title={row.title} onClose={onClose}>
      <p class="dim">
        {shop?.name ?? text.shopNumber(row.shop)} · {row.code}
      </p>
      <Pending of={found} lines={8} />
      {changed.length > 0 && <p class="notice">{text.changes(changed.map((field) => text.contentFields[field] ?? field).join(', '))}</p>}
      {content !== undefined && (
        <>
          <Pictures row={row} content={content} />
          <Texts content={content} />
          <Details content={content} />
          <Variants content={content} digits={shop?.digits ?? 2} />
        </>
      )}
      <div class="row">
        <Button look="main" disabled={content === undefined} onClick={() => { onApprove(caseOf(row)); }}>
          {text.approve}
        </Button>
        <Button look="danger" onClick={() => { onRefuse(caseOf(row)); }}>
          {text.refuse}
        </Button>
      </div>
    </Dialog>
  );
}

function Pictures({ row, content }: { readonly row: WaitingProduct; readonly content: ProductContent }) {
  const text = words();
  if (content.images.length === 0) {
    return (
      <div class="row">
        <img class="ops-picture" src={pictureOf(row)} alt="" width="120" height="120" />
        <span class="dim">{text.drawn}</span>
      </div>
    );
  }
  return (
    <div class="row">
      {content.images.map((image, i) => (
        <a key={image} href={`/v1/images/${image}`} target="_blank" rel="noreferrer">
          <img class="ops-picture" src={`/v1/images/${image}?size=small`} alt={text.pictureNumber(i + 1)} width="120" height="120" />
        </a>
      ))}
    </div>
  );
}

function Texts({ content }: { readonly content: ProductContent }) {
  const names: Readonly<Record<string, string>> = LANGUAGE_NAMES;
  const tongues = [...LANGUAGES.filter((each) => each in content.texts), ...Object.keys(content.texts).filter((each) => !(each in names))];
  return (
    <>
      {tongues.map((tongue) => (
        <div key={tongue} lang={tongue}>
          <span class="badge" lang="">
            {names[tongue] ?? tongue}
          </span>
          <h3>{content.texts[tongue]?.title}</h3>
          <p class="ops-description">{content.texts[tongue]?.description}</p>
        </div>
      ))}
    </>
  );
}

function Details({ content }: { readonly content: ProductContent }) {
  const text = words();
  const rows: readonly (readonly [string, string])[] = [
    [text.category, useCategoryName()(content.category)],
    [text.brand, content.brand],
    [text.madeIn, countryName(content.origin)],
    [text.tariffCode, content.tariffCode === '' ? '–' : content.tariffCode],
    [text.launch, content.launchMs === 0 ? text.atOnce : moment(content.launchMs)],
    ...Object.entries(content.attributes),
  ];
  return (
    <dl class="facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Variants({ content, digits }: { readonly content: ProductContent; readonly digits: number }) {
  const text = words();
  return (
    <PlainTable label={text.variants} heads={[text.variant, text.perBuyer, text.stock, text.price]} numbers={3}>
      {content.variants.map((variant) => (
        <tr key={variant.code}>
          <th scope="row" class="name">
            {Object.keys(variant.options).length === 0 ? variant.code : Object.values(variant.options).join(', ')}
          </th>
          <td class="number">{variant.limitPerBuyer === 0 ? '–' : count(variant.limitPerBuyer)}</td>
          <td class="number">{count(variant.stock)}</td>
          <td class="number">{money(variant.priceMinor, variant.currency, digits)}</td>
        </tr>
      ))}
    </PlainTable>
  );
}
