import { Dictionary } from '../../kit/language';
import { type BoardWords, en } from './en';

/** What the board says, in the page's language. */
export const boardWords = new Dictionary<BoardWords>(en, {
  zh: async () => (await import('./zh')).zh,
  sv: async () => (await import('./sv')).sv,
});

/** The same, for a short name in the page. */
export function words(): BoardWords {
  return boardWords.get();
}
