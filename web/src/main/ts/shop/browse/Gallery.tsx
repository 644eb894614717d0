import { useState } from 'preact/hooks';
import type { Product } from './types';
import { words } from './words';

/** The pictures: one large, the others to choose from below it. */
export function Gallery({ product }: { readonly product: Product }) {
  const [shown, setShown] = useState(0);
  const text = words();
  const large = product.images.map((hash) => `/v1/images/${hash}?size=large`);
  const many = large.length;
  return (
    <div class="gallery">
      <img class="large" src={large[shown] ?? product.picture} alt={product.title} width="800" height="800" />
      {many > 1 && (
        <ul aria-label={text.pictures}>
          {product.images.map((hash, i) => (
            <li key={hash}>
              <button type="button" aria-label={text.picture(i + 1, many)} aria-pressed={i === shown} onClick={() => { setShown(i); }}>
                <img src={`/v1/images/${hash}?size=small`} alt="" width="80" height="80" loading="lazy" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
