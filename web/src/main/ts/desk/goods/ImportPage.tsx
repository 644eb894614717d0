import { useState } from 'preact/hooks';
import { call, get } from '../../kit/api';
import { useSending } from '../../kit/form';
import { language } from '../../kit/language';
import { count, money } from '../../kit/money';
import { useResource } from '../../kit/resource';
import { Link, useTitle } from '../../kit/router';
import { moment } from '../../kit/time';
import { Bar, Button, Notice, Tick, Trouble } from '../../kit/ui';
import { kitWords } from '../../kit/words';
import { FileButton, PageHead } from '../inputs';
import type { Shop } from '../shops';
import { type Column, Table } from '../Table';
import { categoryNames, useCategories } from './products';
import { categoriesCsv, csvAddress, sampleCsv } from './sample';
import { upload } from './upload';
import { words } from './words';
import { type CsvFile, type LineError, type Mistake, mistakesOf, readCsv } from './wrong';

/** A file of products that is read, or was. */
interface Import {
  readonly import: number;
  readonly dryRun: boolean;
  readonly submit: boolean;
  readonly state: 'running' | 'done' | 'broken' | 'cancelled';
  readonly reason: string;
  readonly fileBytes: number;
  readonly readBytes: number;
  readonly products: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly errors: number;
  readonly startedMs: number;
}

const EVERY_MS = 1_000;

/** Products from a file, and to a file. */
export function ImportPage({ shop }: { readonly shop: Shop }) {
  const text = words();
  useTitle(`${text.importExport} · ${shop.name}`);
  const [running, setRunning] = useState<{ readonly number: number; readonly file: File } | undefined>(undefined);
  const [looked, setLooked] = useState<number | undefined>(undefined);
  return (
    <>
      <Link class="desk-back" href="/desk/products">
        ‹ {text.products}
      </Link>
      <PageHead title={text.importExport} />
      <section class="panel stack">
        <h2>{text.export}</h2>
        <p class="dim">{text.exportHint}</p>
        <div class="row">
          <a class="button" href={`/v1/shops/${shop.shop}/products/export?format=csv`} download>
            CSV
          </a>
          <a class="button" href={`/v1/shops/${shop.shop}/products/export?format=jsonl`} download>
            JSON Lines
          </a>
        </div>
      </section>
      <Send
        key={running?.number ?? 0}
        shop={shop}
        again={running?.file}
        onStarted={(number, file) => { setRunning({ number, file }); }}
      />
      {running !== undefined && <Progress key={running.number} shop={shop} number={running.number} file={running.file} />}
      <Former shop={shop} latest={running?.number} onLook={setLooked} />
      {looked !== undefined && <Progress key={`looked ${looked}`} shop={shop} number={looked} file={undefined} />}
    </>
  );
}

interface SendProps {
  readonly shop: Shop;
  /** The file of the last try, to go on with. */
  readonly again: File | undefined;
  readonly onStarted: (number: number, file: File) => void;
}

function Send({ shop, again, onStarted }: SendProps) {
  const text = words();
  const [file, setFile] = useState<File | undefined>(again);
  const [dryRun, setDryRun] = useState(true);
  const [submit, setSubmit] = useState(true);
  const [part, setPart] = useState(0);
  const sending = useSending();
  const send = async (chosen: File) => {
    const format = /\.(jsonl|ndjson)$/i.test(chosen.name) ? 'jsonl' : 'csv';
    const typed = new Blob([chosen], { type: format === 'csv' ? 'text/csv' : 'application/x-ndjson' });
    const started = await upload<Import>(`/v1/shops/${shop.shop}/imports`, { format, dryRun, submit: submit && !dryRun }, typed, setPart);
    onStarted(started.import, chosen);
  };
  return (
    <section class="panel stack">
      <h2>{text.import}</h2>
      <p class="dim">{text.importHint}</p>
      <Samples shop={shop} />
      {sending.message !== '' && <Notice kind="bad">{sending.message}</Notice>}
      <div class="row">
        <FileButton label={text.chooseFile} accept=".csv,.jsonl,.ndjson,text/csv" onFiles={([first]) => { setFile(first ?? file); }} />
        <span>{file?.name ?? text.noFile}</span>
      </div>
      <Tick label={text.dryRun} checked={dryRun} onChecked={setDryRun} />
      <Tick label={text.submitAfter} checked={submit && !dryRun} disabled={dryRun} onChecked={setSubmit} />
      {sending.isBusy && <Bar taken={part} of={1} text={text.sending(Math.round(100 * part))} />}
      <div class="row">
        <Button
          look="main"
          busy={sending.isBusy}
          disabled={file === undefined}
          onClick={() => {
            if (file !== undefined) {
              void sending.send(() => send(file));
            }
          }}
        >
          {dryRun ? text.tryOut : text.importNow}
        </Button>
      </div>
    </section>
  );
}

/** What to begin with who has nothing to export yet. */
function Samples({ shop }: { readonly shop: Shop }) {
  const text = words();
  const categories = useCategories().data?.categories;
  const sample = money(1900, shop.currency, shop.digits);
  if (categories === undefined) {
    return null;
  }
  return (
    <>
      <div class="row">
        <a class="button" href={csvAddress(sampleCsv(shop, categories))} download="products.csv">
          {text.sampleFile}
        </a>
        <a class="button" href={csvAddress(categoriesCsv(categoryNames(categories, language())))} download="categories.csv">
          {text.categoryCodes}
        </a>
      </div>
      <p class="dim">{shop.digits === 0 ? text.pricesWhole('1900', sample) : text.pricesInSmallest('1900', sample)}</p>
    </>
  );
}

/** Of larger files mistakes are told as the server tells them, without what stands in the cells. */
const MOST_READ_BYTES = 5_000_000;

/** The file that was just sent, read again to show what stands where; undefined where it can't be, or needn't. */
function useRecords(file: File | undefined, isNeeded: boolean): CsvFile | undefined {
  const isRead = isNeeded && file !== undefined && file.size <= MOST_READ_BYTES && !/\.(jsonl|ndjson)$/i.test(file.name);
  return useResource(isRead ? `import file ${file.name} ${file.size} ${file.lastModified}` : undefined, async () => readCsv((await file?.text()) ?? '')).data;
}

interface ProgressProps {
  readonly shop: Shop;
  readonly number: number;
  /** Undefined for one that was sent earlier. */
  readonly file: File | undefined;
}

function Progress({ shop, number, file }: ProgressProps) {
  const text = words();
  const [isOver, setOver] = useState(false);
  const { data, problem, reload } = useResource(
    `import ${number}`,
    async (signal) => {
      const found = await get<Import>(`/v1/imports/${number}`, {}, signal);
      setOver(found.state !== 'running');
      return found;
    },
    isOver ? undefined : EVERY_MS,
  );
  const errors = useResource(data !== undefined && data.errors > 0 && isOver ? `import errors ${number}` : undefined, (signal) =>
    get<{ readonly errors: readonly LineError[] }>(`/v1/imports/${number}/errors`, {}, signal),
  ).data?.errors;
  const records = useRecords(file, errors !== undefined);
  const mistakes = errors === undefined ? undefined : mistakesOf(errors, shop, records);
  if (data === undefined) {
    return problem === undefined ? null : <Trouble problem={problem} onRetry={reload} />;
  }
  const isAll = errors !== undefined && errors.length >= data.errors;
  return (
    <section class="panel stack" aria-live="polite">
      <h2>{data.dryRun ? text.dryRunOf : text.importOf}</h2>
      {data.state === 'running' && (
        <>
          <Bar taken={data.readBytes} of={data.fileBytes} text={text.read(count(data.products))} />
          <div class="row">
            <Button onClick={() => void call(`/v1/imports/${number}`, { method: 'DELETE' }).then(reload, reload)}>
              {kitWords.get().cancel}
            </Button>
          </div>
        </>
      )}
      <Result found={data} mistakes={isAll ? mistakes?.length : undefined} />
      {mistakes !== undefined && <Errors mistakes={mistakes} all={isAll ? mistakes.length : data.errors} />}
    </section>
  );
}

/** Whether it left something that buyers won't see before it is submitted. */
function isUnsubmitted({ state, dryRun, submit, created, changed }: Import): boolean {
  return state === 'done' && !dryRun && !submit && created + changed > 0;
}

/** @param mistakes how many there are, each counted once; undefined where only the server's count of sentences is known. */
function Result({ found, mistakes }: { readonly found: Import; readonly mistakes: number | undefined }) {
  const text = words();
  const figures = [
    [text.created, found.created],
    [text.changed, found.changed],
    [text.unchanged, found.unchanged],
    [text.wrong, mistakes ?? found.errors],
  ] as const;
  return (
    <>
      <dl class="desk-figures">
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{count(value)}</dd>
          </div>
        ))}
      </dl>
      {found.state === 'broken' && <Notice kind="bad">{text.broken(found.reason)}</Notice>}
      {found.state === 'cancelled' && <Notice kind="warn">{text.cancelled}</Notice>}
      {found.state === 'done' && found.errors === 0 && <Notice kind="good">{found.dryRun ? text.allGood : text.allIn}</Notice>}
      {found.state === 'done' && found.errors > 0 && <Notice kind="warn">{found.dryRun ? text.someWrong : text.someLeftOut}</Notice>}
      {isUnsubmitted(found) && (
        <Notice>
          {text.unsubmitted} <Link href={`/desk/products${found.created > 0 ? '?state=draft' : ''}`}>{text.toSubmit}</Link>
        </Notice>
      )}
    </>
  );
}

function Errors({ mistakes, all }: { readonly mistakes: readonly Mistake[]; readonly all: number }) {
  const text = words();
  return (
    <div class="desk-scroll" tabIndex={0} role="region" aria-label={text.wrong}>
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">{text.line}</th>
            <th scope="col">{text.field}</th>
            <th scope="col">{text.whatsWrong}</th>
          </tr>
        </thead>
        <tbody>
          {mistakes.map(({ line, field, said }) => (
            <tr key={`${line} ${field} ${said}`}>
              <td class="number">{line}</td>
              <td>{field}</td>
              <td>{said}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {all > mistakes.length && <p class="dim">{text.firstErrors(count(mistakes.length), count(all))}</p>}
    </div>
  );
}

interface FormerProps {
  readonly shop: Shop;
  readonly latest: number | undefined;
  readonly onLook: (number: number) => void;
}

function Former({ shop, latest, onLook }: FormerProps) {
  const text = words();
  const { data } = useResource(`imports ${shop.shop} ${latest ?? 0}`, (signal) =>
    get<{ readonly imports: readonly Import[] }>(`/v1/shops/${shop.shop}/imports`, {}, signal),
  );
  const former = data?.imports.filter((each) => each.import !== latest) ?? [];
  if (former.length === 0) {
    return null;
  }
  return (
    <section class="panel stack">
      <h2>{text.former}</h2>
      <Table label={text.former} rows={former} keyOf={(each) => each.import} columns={formerColumns(onLook)} />
    </section>
  );
}

function formerColumns(onLook: (number: number) => void): readonly Column<Import>[] {
  const text = words();
  return [
    {
      label: text.importOf,
      isLead: true,
      draw: ({ startedMs, dryRun }) => (
        <span>
          {moment(startedMs)} {dryRun && <span class="badge">{text.dryRunOf}</span>}
        </span>
      ),
    },
    { label: text.created, isNumber: true, draw: ({ created }) => count(created) },
    { label: text.changed, isNumber: true, draw: ({ changed }) => count(changed) },
    { label: text.wrong, isNumber: true, draw: ({ errors }) => count(errors) },
    {
      label: text.state,
      draw: (each) => (
        <span>
          {text.importStates[each.state]}{' '}
          {(each.errors > 0 || each.state === 'broken') && <Button onClick={() => { onLook(each.import); }}>{text.whatsWrong}</Button>}
        </span>
      ),
    },
  ];
}
