import { useState } from 'preact/hooks';
import { call } from '../../kit/api';
import { go, Link } from '../../kit/router';
import { endSession } from '../../kit/session';
import { tell } from '../../kit/toast';
import { Button, Dialog, Notice } from '../../kit/ui';
import { kitWords } from '../../kit/words';
import { useSending } from '../../kit/form';
import { PasswordField } from './PasswordField';
import { words } from './words';

/** All that is known of somebody, to take along or to erase. */
export function Data() {
  const text = words();
  const [asking, setAsking] = useState(false);
  return (
    <section class="panel stack">
      <h2>{text.data}</h2>
      <p class="dim">{text.dataHint}</p>
      <div class="row">
        <a class="button second" href="/v1/me/data" download="drumroll-data.zip">
          {text.download}
        </a>
      </div>
      <h3>{text.deletion}</h3>
      <p class="dim">{text.deletionHint}</p>
      <p>
        {text.deletionMoney} <Link href="/wallet">{text.seeWallet}</Link>
      </p>
      <div class="row">
        <Button
          look="danger"
          onClick={() => {
            setAsking(true);
          }}
        >
          {text.deletion}
        </Button>
      </div>
      {asking && (
        <Deletion
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </section>
  );
}

function Deletion({ onClose }: { readonly onClose: () => void }) {
  const text = words();
  const [password, setPassword] = useState('');
  const sending = useSending();
  return (
    <Dialog title={text.deletion} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void sending.send(async () => {
            await call('/v1/me/deletion', { method: 'POST', body: { password } });
            endSession();
            tell(text.deleted);
            go('/', 'replace');
          });
        }}
      >
        <p>{text.deletionAsk}</p>
        <p>{text.deletionMoney}</p>
        {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
        <PasswordField label={text.password} value={password} onValue={setPassword} />
        <div class="row">
          <Button look="danger" type="submit" busy={sending.isBusy} disabled={password === ''}>
            {text.deleteForGood}
          </Button>
          <Button onClick={onClose}>{kitWords.get().cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
