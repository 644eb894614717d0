import type { JSX } from 'preact';
import { useLanguage } from '../kit/language';
import { usePlace } from '../kit/router';
import { type Person, usePerson } from '../kit/session';
import { Office } from '../office/Office';
import { ApprovalsPage, useWaitingCount } from './approvals/ApprovalsPage';
import { Books } from './Books';
import { ControlsPage } from './ControlsPage';
import { DealsPage } from './deals/DealsPage';
import { FindPage } from './find/FindPage';
import { MoneyPage } from './MoneyPage';
import { Now } from './Now';
import { Trail } from './trail/Trail';
import { words } from './words';

const isOperator = (person: Person) => person.roles.includes('operator');

/** The control room: operators see trouble first, and hold the switches. */
export function App() {
  useLanguage();
  const text = words();
  const person = usePerson();
  const waiting = useWaitingCount(person !== undefined && isOperator(person));
  return (
    <Office
      title={text.title}
      lead={text.lead}
      places={
        person === undefined || !isOperator(person)
          ? []
          : [
              { href: '/ops', icon: 'gauge', label: text.overview },
              { href: '/ops/controls', icon: 'switch', label: text.controls },
              { href: '/ops/approvals', icon: 'check', label: text.merchants, count: waiting },
              { href: '/ops/deals', icon: 'tag', label: text.deals },
              { href: '/ops/money', icon: 'globe', label: text.money },
              { href: '/ops/find', icon: 'search', label: text.find },
              { href: '/ops/books', icon: 'book', label: text.books },
              { href: '/ops/trail', icon: 'people', label: text.trail },
            ]
      }
      isFor={isOperator}
    >
      {() => <Page />}
    </Office>
  );
}

function Page(): JSX.Element {
  switch (usePlace().parts[1]) {
    case 'controls':
      return <ControlsPage />;
    case 'approvals':
      return <ApprovalsPage />;
    case 'deals':
      return <DealsPage />;
    case 'money':
      return <MoneyPage />;
    case 'find':
      return <FindPage />;
    case 'books':
      return <Books />;
    case 'trail':
      return <Trail />;
    default:
      return <Now />;
  }
}
