import { useState } from 'preact/hooks';
import { language } from '../../kit/language';
import { type Problem, problemOf } from '../../kit/problem';
import type { Resource } from '../../kit/resource';
import { useStore } from '../../kit/store';
import { countryName } from '../../kit/time';
import { Button, Choice, Dialog, Field, Loading, Skeleton, Trouble } from '../../kit/ui';
import { COUNTRIES, useSettings } from '../settings';
import { addAddress, type Address, type AddressForm, addressOf, addressText, chosenAddress } from './addresses';
import { provinceCode, provincesOf } from './regions';
import { isPostalCode, postalSuch } from '../postal';
import { words } from '../words';
import { buyWords } from './words';

/** Where the order goes: one of the own addresses, or a new one. */
export function AddressPart({ addresses }: { readonly addresses: Resource<{ readonly addresses: readonly Address[] }> }) {
  const text = buyWords.get();
  const chosen = useStore(chosenAddress);
  const [adding, setAdding] = useState(false);
  const { data, problem, reload } = addresses;
  const add = (address: Address) => {
    chosenAddress.set(address.address);
    setAdding(false);
    reload();
  };
  const now = data === undefined ? undefined : addressOf(data.addresses, chosen);
  return (
    <section class="panel stack" aria-label={text.address}>
      <h2>{text.address}</h2>
      {data === undefined && problem === undefined && (
        <Loading>
          <Skeleton lines={2} />
        </Loading>
      )}
      {data === undefined && problem !== undefined && <Trouble problem={problem} onRetry={reload} />}
      {data !== undefined && now === undefined && <NewAddress onDone={add} />}
      {data !== undefined && now !== undefined && (
        <>
          <fieldset class="buy-choices">
            <legend class="visually-hidden">{text.address}</legend>
            {data.addresses.map((address) => (
              <AddressChoice key={address.address} address={address} isChosen={address === now} />
            ))}
          </fieldset>
          <Button look="quiet" onClick={() => { setAdding(true); }}>
            {text.addAddress}
          </Button>
        </>
      )}
      {adding && (
        <Dialog title={text.addAddress} onClose={() => { setAdding(false); }}>
          <NewAddress onDone={add} />
        </Dialog>
      )}
    </section>
  );
}

function AddressChoice({ address, isChosen }: { readonly address: Address; readonly isChosen: boolean }) {
  return (
    <label class="buy-choice">
      <input type="radio" name="address" checked={isChosen} onChange={() => { chosenAddress.set(address.address); }} />
      <span>
        <strong>{address.recipient}</strong> {address.phone !== '' && <span class="dim">{address.phone}</span>}
        <br />
        {addressText(address)}, {countryName(address.country)}
      </span>
    </label>
  );
}

const EMPTY: Omit<AddressForm, 'country'> = { recipient: '', lines: [''], postalCode: '', city: '', province: '', phone: '' };

interface FieldErrors {
  readonly recipient?: string;
  readonly lines?: string;
  readonly city?: string;
  readonly postalCode?: string;
}

function errorsOf(form: AddressForm): FieldErrors {
  const needed = buyWords.get().needed;
  return {
    ...(form.recipient.trim() === '' ? { recipient: needed } : {}),
    ...((form.lines[0] ?? '').trim() === '' ? { lines: needed } : {}),
    ...(form.city.trim() === '' ? { city: needed } : {}),
    ...(isPostalCode(form.country, form.postalCode) ? {} : { postalCode: words().oddPostalCode(countryName(form.country), postalSuch(form.country) ?? '') }),
  };
}

/** A form for an address. It says what is missing once somebody wanted to save it. */
function NewAddress({ onDone }: { readonly onDone: (address: Address) => void }) {
  const text = buyWords.get();
  const { country } = useSettings();
  const [form, setForm] = useState<AddressForm>({ ...EMPTY, country });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const errors = tried ? errorsOf(form) : {};
  const such = postalSuch(form.country);
  const put = (part: Partial<AddressForm>) => {
    setForm((before) => ({ ...before, ...part }));
  };
  const save = () => {
    setTried(true);
    if (busy || Object.keys(errorsOf(form)).length > 0) {
      return;
    }
    setBusy(true);
    setProblem(undefined);
    addAddress(form).then(onDone, (error: unknown) => {
      setProblem(problemOf(error));
      setBusy(false);
    });
  };
  return (
    <form
      class="buy-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Choice
        label={text.country}
        value={form.country}
        options={[...new Set([country, ...COUNTRIES])].map((code) => ({ value: code, label: countryName(code) }))}
        onValue={(value) => { put({ country: value, province: '' }); }}
      />
      <Field label={text.recipient} value={form.recipient} onValue={(recipient) => { put({ recipient }); }} autocomplete="name" maxLength={80} error={errors.recipient} />
      <Field label={text.street} value={form.lines[0] ?? ''} onValue={(line) => { put({ lines: [line] }); }} autocomplete="street-address" maxLength={120} error={errors.lines} />
      <Field
        label={text.postalCode}
        value={form.postalCode}
        onValue={(postalCode) => { put({ postalCode }); }}
        autocomplete="postal-code"
        maxLength={12}
        error={errors.postalCode}
        {...(such === undefined ? {} : { hint: words().postalHint(such) })}
        optional
      />
      <Field label={text.city} value={form.city} onValue={(city) => { put({ city }); }} autocomplete="address-level2" maxLength={80} error={errors.city} />
      <ProvinceField country={form.country} value={form.province} onValue={(province) => { put({ province }); }} />
      <Field label={text.phone} value={form.phone} onValue={(phone) => { put({ phone }); }} autocomplete="tel" inputMode="tel" maxLength={30} optional />
      {problem !== undefined && <Trouble problem={problem} />}
      <Button look="main" type="submit" busy={busy}>
        {text.saveAddress}
      </Button>
    </form>
  );
}

function ProvinceField(props: { readonly country: string; readonly value: string; readonly onValue: (value: string) => void }) {
  const { country, value, onValue } = props;
  const text = buyWords.get();
  const provinces = provincesOf(country, language());
  if (provinces.length === 0) {
    return <Field label={text.province} value={value} onValue={onValue} autocomplete="address-level1" maxLength={80} optional />;
  }
  const code = provinceCode(country, value) ?? '';
  return (
    <Choice
      label={text.province}
      value={code}
      options={[{ value: '', label: text.chooseProvince }, ...provinces.map((one) => ({ value: one.code, label: one.name }))]}
      onValue={(chosen) => {
        onValue(provinces.find((one) => one.code === chosen)?.local ?? '');
      }}
    />
  );
}
