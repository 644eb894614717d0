import { Dictionary } from '../language';
import type { Problem } from '../problem';
import { en, type KitWords } from './en';

/** What every part of the pages says, in the page's language. */
export const kitWords = new Dictionary<KitWords>(en, {
  zh: async () => (await import('./zh')).zh,
  sv: async () => (await import('./sv')).sv,
});

/** What to tell somebody about a problem, in the page's language; the server's own sentence where there is no other. */
export function problemText(problem: Problem): string {
  const known = kitWords.get().problems[problem.code];
  if (known === undefined) {
    return problem.message;
  }
  return typeof known === 'string' ? known : known(problem);
}
