import { words } from './words';

/** What somebody writes to make an account. */
export interface SignUpForm {
  readonly displayName: string;
  readonly name: string;
  readonly password: string;
}

/** What is wrong with each field, in the page's words; a field that is right is left out. */
export type Wrongs = Partial<Record<keyof SignUpForm, string>>;

// The server's rules (SignInName, Passwords), so that it needn't be asked to find what is plainly missing.
const USER_NAME = /^[a-z0-9][a-z0-9._-]{1,62}[a-z0-9]$/;
const EMAIL = /^[a-z0-9_%+-]+(\.[a-z0-9_%+-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const MIN_PASSWORD = 8;
const MIN_KINDS = 4;

export function wrongsOf(form: SignUpForm): Wrongs {
  const found = { displayName: wrongDisplayName(form.displayName), name: wrongName(form.name), password: wrongPassword(form) };
  return Object.fromEntries(Object.entries(found).filter(([, wrong]) => wrong !== undefined));
}

function wrongDisplayName(text: string): string | undefined {
  const { missingDisplayName, oddDisplayName } = words();
  if (text.trim() === '') {
    return missingDisplayName;
  }
  return /[\p{L}\p{N}]/u.test(text) ? undefined : oddDisplayName;
}

function wrongName(given: string): string | undefined {
  const { missingName, oddEmail, shortName, oddName } = words();
  const text = given.trim().toLowerCase();
  if (text === '') {
    return missingName;
  }
  if (text.includes('@')) {
    return EMAIL.test(text) ? undefined : oddEmail;
  }
  if (text.length < 3) {
    return shortName;
  }
  return USER_NAME.test(text) ? undefined : oddName;
}

function wrongPassword({ name, password }: SignUpForm): string | undefined {
  const { missingPassword, shortPassword, plainPassword, nameAsPassword } = words();
  if (password === '') {
    return missingPassword;
  }
  if (password.length < MIN_PASSWORD) {
    return shortPassword(MIN_PASSWORD - password.length);
  }
  if (new Set(password).size < MIN_KINDS) {
    return plainPassword;
  }
  return password.toLowerCase() === name.trim().toLowerCase() ? nameAsPassword : undefined;
}
