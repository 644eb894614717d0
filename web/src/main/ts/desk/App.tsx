import { Office } from '../office/Office';

export function App() {
  return (
    <Office title="Desk" places={[]} isFor={() => true}>
      {(person) => <p>{person.displayName}</p>}
    </Office>
  );
}
