import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Guard } from '../kit/guard';
import { Icon, type IconName } from '../kit/icons';
import { choose, Dictionary, LANGUAGE_NAMES, LANGUAGES, language, useLanguage } from '../kit/language';
import { useOnline } from '../kit/online';
import { problemOf } from '../kit/problem';
import { Link, usePlace } from '../kit/router';
import { type Person, signOut, useSession } from '../kit/session';
import { tell, Toasts } from '../kit/toast';
import { Choice, Empty, Loading, Notice, Skeleton } from '../kit/ui';
import { kitWords, problemText } from '../kit/words';
import { words } from './words';

/** One of the places that an office's menu leads to. */
export interface OfficePlace {
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
  /** How many things wait there. */
  readonly count?: number;
}

interface Join {
  readonly label: string;
  readonly next: string;
}

interface OfficeProps {
  readonly title: string;
  readonly places: readonly OfficePlace[];
  /** What the place is for, to those who are not in it yet. */
  readonly lead: string;
  /** For those without an account: what making one is good for here, and where it leads. */
  readonly join?: Join;
  /** Whether a person may be here. */
  readonly isFor: (person: Person) => boolean;
  /** Beside the title, such as a choice of shops. */
  readonly aside?: ComponentChildren;
  readonly children: (person: Person) => ComponentChildren;
}

/** What stands around the pages of the desk and of the control room: menu, language, who one is. */
export function Office({ title, places, lead, join, isFor, aside, children }: OfficeProps) {
  const chosen = useLanguage();
  const place = usePlace();
  const session = useSession();
  const online = useOnline();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) {
      main.current?.focus({ preventScroll: true });
    }
    first.current = false;
  }, [place.path]);
  return (
    <div class={`office${places.length > 0 ? '' : ' alone'}`} key={chosen}>
      <a class="skip" href="#content">
        {kitWords.get().skipToContent}
      </a>
      <header class="office-head">
        <a class="brand" href="/" title={words().shop}>
          <img src="/favicon.svg" alt={words().shop} width="36" height="36" />
          <span aria-hidden="true">{title}</span>
        </a>
        {aside}
        <Corner />
      </header>
      {places.length > 0 && <Menu places={places} path={place.path} />}
      <main id="content" ref={main} tabIndex={-1}>
        {!online && <Notice kind="warn">{kitWords.get().offline}</Notice>}
        {session === 'unknown' && (
          <Loading>
            <Skeleton lines={5} />
          </Loading>
        )}
        {session === 'stranger' && <AskIn path={place.path} lead={lead} join={join} />}
        {typeof session !== 'string' && (isFor(session) ? <Guard key={place.path}>{children(session)}</Guard> : <NotYours lead={lead} />)}
      </main>
      <Toasts />
    </div>
  );
}

function Menu({ places, path }: { readonly places: readonly OfficePlace[]; readonly path: string }) {
  const here = [...places].sort((a, b) => b.href.length - a.href.length).find(({ href }) => path === href || path.startsWith(`${href}/`));
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current !== null && current !== undefined && current !== null) {
      nav.current.scrollLeft = current.offsetLeft - nav.current.clientWidth / 4; // on a phone it may lie beyond the edge
    }
  }, [here?.href]);
  return (
    <nav ref={nav} class="office-menu" aria-label={words().places}>
      <ul>
        {places.map((each) => (
          <li key={each.href}>
            <Link href={each.href} {...(each === here ? { 'aria-current': 'page' as const } : {})}>
              <Icon name={each.icon} />
              <span>{each.label}</span>
              {each.count !== undefined && each.count > 0 && <b class="count">{each.count}</b>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Corner() {
  const session = useSession();
  return (
    <div class="office-corner">
      <Choice
        label={kitWords.get().language}
        hideLabel
        value={language()}
        options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        onValue={(value) => {
          void Dictionary.loadAll(value).then(() => {
            choose(value);
          });
        }}
      />
      {typeof session !== 'string' && (
        <button
          type="button"
          class="link"
          title={words().signedInAs(session.displayName)}
          onClick={() => {
            signOut().catch((error: unknown) => {
              tell(problemText(problemOf(error)));
            });
          }}
        >
          {words().signOut}
        </button>
      )}
    </div>
  );
}

function AskIn({ path, lead, join }: { readonly path: string; readonly lead: string; readonly join: Join | undefined }) {
  return (
    <Empty title={words().signInFirst}>
      <p>{lead}</p>
      <a class="button main" href={`/sign-in?next=${encodeURIComponent(path)}`}>
        {words().signIn}
      </a>
      {join !== undefined && <a href={`/sign-up?next=${encodeURIComponent(join.next)}`}>{join.label}</a>}
    </Empty>
  );
}

function NotYours({ lead }: { readonly lead: string }) {
  return (
    <Empty title={words().notYours}>
      <p>{lead}</p>
      <p>{words().notYoursHint}</p>
      <a class="button" href="/">
        {words().shop}
      </a>
    </Empty>
  );
}
