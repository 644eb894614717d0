import { get } from '../../kit/api';
import { language } from '../../kit/language';
import { useResource } from '../../kit/resource';
import { Link } from '../../kit/router';
import type { Person } from '../../kit/session';
import { useSkuCards } from '../../shop/products';
import { words } from '../words';
import { leftOpen, pageOf, type Target, targetsOf } from './target';

interface Props {
  readonly target: string;
  /** Whether it is worth asking the server for names. */
  readonly isNamed: boolean;
}

/** What an entry is about, in words and with the way there; in the server's own where they are not known here. */
export function TargetCell({ target, isNamed }: Props) {
  const targets = targetsOf(target);
  if (targets === undefined) {
    return <code>{target}</code>;
  }
  const open = leftOpen(target);
  return (
    <span title={target}>
      {targets.map((each, i) => (
        <span key={each.about}>
          {i > 0 && ' · '}
          {isNamed ? <Named target={each} /> : <Plain target={each} />}
        </span>
      ))}
      {open !== undefined && <span class="dim"> {words().leftOpen[open]}</span>}
    </span>
  );
}

interface PlainProps {
  readonly target: Target;
  readonly name?: string | undefined;
  /** Where it leads; left out for the place that its number says. */
  readonly href?: string | undefined;
}

function Plain({ target, name, href = pageOf(target) }: PlainProps) {
  const text = words();
  const { about, key } = target;
  const what = text.targets[about](about === 'switch' ? (text.switchNames[key] ?? key) : about === 'role' ? (text.roles[key.toLowerCase()] ?? key) : key);
  const said = name === undefined ? what : text.targetNamed(what, name);
  return href === undefined ? <>{said}</> : href.startsWith('/p/') ? <a href={href}>{said}</a> : <Link href={href}>{said}</Link>;
}

/** With its name, once that is here. */
function Named({ target }: { readonly target: Target }) {
  switch (target.about) {
    case 'shop':
      return <WithName target={target} path={`/v1/shops/${target.key}`} />;
    case 'deal':
      return <WithName target={target} path={`/v1/deals/${target.key}`} />;
    case 'person':
      return <PersonNamed target={target} />;
    case 'product':
      return <ProductNamed target={target} />;
    case 'sku':
      return <SkuNamed target={target} />;
    default:
      return <Plain target={target} />;
  }
}

function WithName({ target, path }: { readonly target: Target; readonly path: string }) {
  const found = useResource(`ops name ${path}`, (signal) => get<{ readonly name: string }>(path, undefined, signal));
  return <Plain target={target} name={found.data?.name} />;
}

function PersonNamed({ target }: { readonly target: Target }) {
  const path = `/v1/people/${target.key}`;
  const { data } = useResource(`ops name ${path}`, (signal) => get<Person>(path, undefined, signal));
  return <Plain target={target} name={data?.displayName} href={data === undefined ? undefined : `/ops/find?by=buyer&number=${data.buyer}`} />;
}

function ProductNamed({ target }: { readonly target: Target }) {
  const path = `/v1/products/${target.key}`;
  const { data } = useResource(`ops name ${path} ${language()}`, (signal) => get<{ readonly title: string }>(path, { language: language() }, signal));
  return <Plain target={target} name={data?.title} href={`/p/${target.key}`} />;
}

function SkuNamed({ target }: { readonly target: Target }) {
  const sku = Number(target.key);
  return <Plain target={target} name={useSkuCards([sku]).data?.get(sku)?.title} />;
}
