import { get } from '../../kit/api';
import { useResource } from '../../kit/resource';
import { Link } from '../../kit/router';
import type { Person } from '../../kit/session';
import { words } from '../words';

/** Who applied for a shop, with the way to what is known of them. */
export function Applicant({ person }: { readonly person: number }) {
  const text = words();
  const path = `/v1/people/${person}`;
  const { data } = useResource(`ops name ${path}`, (signal) => get<Person>(path, undefined, signal));
  return (
    <p>
      {text.appliedBy}{' '}
      {data === undefined ? (
        text.personNumber(person)
      ) : (
        <>
          <Link href={`/ops/find?by=buyer&number=${data.buyer}`}>{data.displayName}</Link>{' '}
          <span class="dim">
            {data.name} · {text.buyerNumber(data.buyer)}
          </span>
        </>
      )}
    </p>
  );
}
