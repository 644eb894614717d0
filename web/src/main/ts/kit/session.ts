import { call, get, whenNotSignedIn } from './api';
import { Problem } from './problem';
import { forgetAll } from './resource';
import { Store, useStore } from './store';
import { tell } from './toast';
import { problemText } from './words';

export type Role = 'buyer' | 'merchant' | 'operator' | 'analyst' | 'courier';

/** Somebody with an account. */
export interface Person {
  readonly person: number;
  /** Their number as a buyer: what carts, orders and wallets are asked by. */
  readonly buyer: number;
  readonly name?: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** The shops that they run. */
  readonly shops: readonly number[];
  readonly createdMs: number;
}

/** Who looks at the page: unknown until the server has said so, then a person or a stranger. */
export type Session = 'unknown' | 'stranger' | Person;

const session = new Store<Session>('unknown');

// A session can end at the server while somebody looks at the page: then they are asked to sign in, and told why.
whenNotSignedIn((problem) => {
  if (typeof session.get() !== 'string') {
    endSession();
    tell(problemText(problem));
  }
});

/** The cookie beside a session, which holds no secret: without it there is nobody to ask about. */
const MARK = 'signed-in';

function isMarked(): boolean {
  return document.cookie.split('; ').includes(`${MARK}=1`);
}

/** Asks who is signed in; the session's own cookie is none of the page's business. */
export async function findSession(): Promise<Session> {
  if (!isMarked()) {
    session.set('stranger');
    return 'stranger';
  }
  try {
    session.set(await get<Person>('/v1/me'));
  } catch (error) {
    if (error instanceof Problem && (error.status === 401 || error.status === 403)) {
      document.cookie = `${MARK}=; Path=/; Max-Age=0; SameSite=Lax`;
      session.set('stranger');
    } else if (session.get() === 'unknown') {
      throw error;
    }
  }
  return session.get();
}

export function useSession(): Session {
  return useStore(session);
}

export function currentSession(): Session {
  return session.get();
}

/** The person who is signed in, or undefined. */
export function usePerson(): Person | undefined {
  const now = useSession();
  return typeof now === 'string' ? undefined : now;
}

export async function signIn(name: string, password: string): Promise<Person> {
  return enter(await call<Person>('/v1/session', { method: 'POST', body: { name, password } }));
}

export async function signUp(name: string, displayName: string, password: string): Promise<Person> {
  return enter(await call<Person>('/v1/people', { method: 'POST', body: { name, displayName, password } }));
}

function enter(person: Person): Person {
  forgetAll();
  session.set(person);
  return person;
}

/** Puts in what an answer said of the person. */
export function putPerson(person: Person): void {
  session.set(person);
}

export async function signOut(): Promise<void> {
  await call('/v1/session', { method: 'DELETE' });
  endSession();
}

/** The server said that the session is over. */
export function endSession(): void {
  forgetAll();
  session.set('stranger');
}
