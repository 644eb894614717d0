import { useEffect } from 'preact/hooks';
import { Link } from '../../kit/router';
import type { Person } from '../../kit/session';
import { useStore } from '../../kit/store';
import { Notice } from '../../kit/ui';
import { placing } from './placing';
import { buyWords } from './words';

/** An order that is still on its way, or whose end nobody has seen, wherever in the shop somebody looks. */
export function Unfinished({ person }: { readonly person: Person }) {
  const text = buyWords.get();
  const state = useStore(placing.state);
  useEffect(() => {
    placing.resume(person.buyer);
  }, [person.buyer]);
  if (state.is === 'idle') {
    return <></>;
  }
  if (state.is === 'placed') {
    return (
      <Notice kind="good">
        <p>{text.wasPlaced(state.order)}</p>
        <Link href={`/orders/${state.order}`}>{text.seeOrder}</Link>
      </Notice>
    );
  }
  return (
    <Notice kind="warn">
      <p>{state.is === 'notPlaced' ? text.wasNotPlaced : text.orderUnderWay}</p>
      <Link href="/checkout">{text.toCheckout}</Link>
    </Notice>
  );
}
