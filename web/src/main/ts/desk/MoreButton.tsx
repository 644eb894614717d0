import { Button } from '../kit/ui';
import { kitWords } from '../kit/words';
import type { Pages } from './pages';

/** Leads on where a list has more. */
export function MoreButton<T>({ pages }: { readonly pages: Pages<T> }) {
  if (!pages.hasMore && !(pages.isLoading && pages.rows !== undefined)) {
    return null;
  }
  return (
    <div class="desk-more">
      <Button busy={pages.isLoading} onClick={pages.more}>
        {kitWords.get().more}
      </Button>
    </div>
  );
}
