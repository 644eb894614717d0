import type { JSX } from 'preact';
import { usePlace } from '../kit/router';
import { Office } from '../office/Office';
import { Approvals } from './Approvals';
import { Books } from './Books';
import { ControlsPage } from './ControlsPage';
import { Find } from './Find';
import { MoneyPage } from './MoneyPage';
import { Now } from './Now';
import { Trail } from './Trail';
import { words } from './words';

/** The control room: operators see trouble first, and hold the switches. */
export function App() {
  const text = words();
  return (
    <Office
      title={text.title}
      places={[
        { href: '/ops', icon: 'gauge', label: text.overview },
        { href: '/ops/controls', icon: 'switch', label: text.controls },
        { href: '/ops/approvals', icon: 'check', label: text.merchants },
        { href: '/ops/money', icon: 'globe', label: text.money },
        { href: '/ops/find', icon: 'search', label: text.find },
        { href: '/ops/books', icon: 'book', label: text.books },
        { href: '/ops/trail', icon: 'people', label: text.trail },
      ]}
      isFor={(person) => person.roles.includes('operator')}
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
      return <Approvals />;
    case 'money':
      return <MoneyPage />;
    case 'find':
      return <Find />;
    case 'books':
      return <Books />;
    case 'trail':
      return <Trail />;
    default:
      return <Now />;
  }
}
