import { useState } from 'preact/hooks';
import { problemOf } from '../../kit/problem';
import { countryName } from '../../kit/time';
import { tell } from '../../kit/toast';
import { Button, Choice, Dialog, Field, Loading, Notice, Skeleton, Trouble } from '../../kit/ui';
import { kitWords, problemText } from '../../kit/words';
import { isPostalCode, postalSuch } from '../postal';
import { COUNTRIES, useSettings } from '../settings';
import { words as shopWords } from '../words';
import { addAddress, type Address, type AddressForm, changeAddress, removeAddress, useAddresses } from './addressBook';
import { useSending } from '../../kit/form';
import { words } from './words';

/** Somebody's addresses. */
export function Addresses() {
  const text = words();
  const { data, problem, reload } = useAddresses();
  const [editing, setEditing] = useState<Address | 'new' | undefined>(undefined);
  const remove = (address: number) => {
    removeAddress(address).then(
      () => {
        tell(text.addressRemoved);
        reload();
      },
      (error: unknown) => {
        tell(problemText(problemOf(error)));
      },
    );
  };
  return (
    <section class="panel stack">
      <h2>{text.addresses}</h2>
      <p class="dim">{text.addressesHint}</p>
      {data === undefined && problem !== undefined && <Trouble problem={problem} onRetry={reload} />}
      {data === undefined && problem === undefined && (
        <Loading>
          <Skeleton lines={3} />
        </Loading>
      )}
      {data?.addresses.length === 0 && <p>{text.noAddress}</p>}
      <ul class="rows">
        {data?.addresses.map((one) => (
          <li key={one.address}>
            <AddressText address={one} />
            <div class="row">
              <Button look="quiet" onClick={() => { setEditing(one); }}>
                {text.edit}
              </Button>
              <Button look="quiet" onClick={() => { remove(one.address); }}>
                {kitWords.get().remove}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <div class="row">
        <Button onClick={() => { setEditing('new'); }}>{text.addAddress}</Button>
      </div>
      {editing !== undefined && (
        <AddressDialog
          address={editing === 'new' ? undefined : editing}
          onClose={() => {
            setEditing(undefined);
          }}
          onSaved={() => {
            setEditing(undefined);
            reload();
          }}
        />
      )}
    </section>
  );
}

/** An address as one writes it on a parcel. */
export function AddressText({ address }: { readonly address: AddressForm }) {
  return (
    <address>
      <strong>{address.recipient}</strong>
      {address.lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
      <span>
        {address.postalCode} {address.city} {address.province}
      </span>
      <span>
        {countryName(address.country)} {address.phone}
      </span>
    </address>
  );
}

interface DialogProps {
  /** Undefined for a new one. */
  readonly address: Address | undefined;
  readonly onClose: () => void;
  readonly onSaved: (address: Address) => void;
}

interface Draft {
  readonly recipient: string;
  readonly lines: string;
  readonly postalCode: string;
  readonly city: string;
  readonly province: string;
  readonly country: string;
  readonly phone: string;
}

function draftOf(address: Address | undefined, country: string): Draft {
  return {
    recipient: address?.recipient ?? '',
    lines: address?.lines.join('\n') ?? '',
    postalCode: address?.postalCode ?? '',
    city: address?.city ?? '',
    province: address?.province ?? '',
    country: address?.country ?? country,
    phone: address?.phone ?? '',
  };
}

/** What is sent: empty fields are left out, lines are parted. */
export function formOf(draft: Draft): AddressForm {
  const lines = draft.lines.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const some = (name: 'postalCode' | 'province' | 'phone') => (draft[name].trim() === '' ? {} : { [name]: draft[name].trim() });
  return {
    recipient: draft.recipient.trim(),
    lines,
    city: draft.city.trim(),
    country: draft.country,
    ...some('postalCode'),
    ...some('province'),
    ...some('phone'),
  };
}

/** A window with the form of an address. */
export function AddressDialog({ address, onClose, onSaved }: DialogProps) {
  const text = words();
  const [draft, setDraft] = useState(draftOf(address, useSettings().country));
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const such = postalSuch(draft.country);
  const isOdd = !isPostalCode(draft.country, draft.postalCode);
  const set = (name: keyof Draft) => (value: string) => {
    setDraft((before) => ({ ...before, [name]: value }));
  };
  const field = (name: keyof Draft, autocomplete: string, more: { readonly optional?: boolean; readonly lines?: number; readonly hint?: string; readonly error?: string } = {}) => (
    <Field
      label={text[name]}
      value={draft[name]}
      onValue={set(name)}
      autocomplete={autocomplete}
      error={sending.errorOf(name)}
      {...more}
    />
  );
  return (
    <Dialog title={address === undefined ? text.addAddress : text.editAddress} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (isOdd) {
            return;
          }
          void sending.send(async () => {
            const form = formOf(draft);
            onSaved(address === undefined ? await addAddress(form) : await changeAddress(address.address, form));
          });
        }}
      >
        {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
        {field('recipient', 'name')}
        {field('lines', 'street-address', { lines: 2 })}
        <div class="two">
          {field('postalCode', 'postal-code', {
            optional: true,
            ...(such === undefined ? {} : { hint: shopWords().postalHint(such) }),
            ...(tried && isOdd ? { error: shopWords().oddPostalCode(countryName(draft.country), such ?? '') } : {}),
          })}
          {field('city', 'address-level2')}
        </div>
        {field('province', 'address-level1', { optional: true })}
        <Choice
          label={text.country}
          value={draft.country}
          options={[...new Set([draft.country, ...COUNTRIES])].map((code) => ({ value: code, label: countryName(code) }))}
          onValue={set('country')}
        />
        {field('phone', 'tel', { optional: true })}
        <Button look="main" wide type="submit" busy={sending.isBusy}>
          {kitWords.get().save}
        </Button>
      </form>
    </Dialog>
  );
}
