import { useState } from 'preact/hooks';
import { type Problem, problemOf } from '../../kit/problem';
import { Button, Notice, Trouble } from '../../kit/ui';
import { kitWords } from '../../kit/words';
import { FileButton } from '../inputs';
import type { Shop } from '../shops';
import { upload } from './upload';
import { words } from './words';

interface Props {
  readonly shop: Shop;
  readonly images: readonly string[];
  readonly onImages: (images: readonly string[]) => void;
}

/** The server's bounds. */
const MOST_IMAGES = 12;
const MOST_BYTES = 5 * 1024 * 1024;

/** A product's pictures, the first of which stands for it. */
export function Images({ shop, images, onImages }: Props) {
  const text = words();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const [unfit, setUnfit] = useState<readonly string[]>([]);
  const add = async (files: readonly File[]) => {
    const isFit = (file: File) => (file.type === 'image/png' || file.type === 'image/jpeg') && file.size <= MOST_BYTES;
    setUnfit(files.filter((file) => !isFit(file)).map(({ name }) => name));
    setBusy(true);
    setProblem(undefined);
    let all = images;
    try {
      for (const file of files.filter(isFit).slice(0, MOST_IMAGES - images.length)) {
        const { image } = await upload<{ readonly image: string }>(`/v1/shops/${shop.shop}/images`, {}, file, () => undefined);
        all = [...new Set([...all, image])];
        onImages(all);
      }
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="panel stack">
      <h2>{text.images}</h2>
      <p class="dim">{images.length === 0 ? text.noImages : text.imagesHint}</p>
      {problem !== undefined && <Trouble problem={problem} />}
      {unfit.length > 0 && <Notice kind="bad">{text.unfitImages(unfit.join(', '))}</Notice>}
      <ul class="desk-images">
        {images.map((image, i) => (
          <li key={image}>
            <img src={`/v1/images/${image}?size=small`} alt={text.imageNumber(i + 1)} width="120" height="120" />
            <div class="row">
              {i > 0 && (
                <Button
                  look="quiet"
                  aria-label={text.makeFirst(i + 1)}
                  onClick={() => { onImages([image, ...images.filter((each) => each !== image)]); }}
                >
                  {text.first}
                </Button>
              )}
              <Button
                look="quiet"
                aria-label={text.removeImage(i + 1)}
                onClick={() => { onImages(images.filter((each) => each !== image)); }}
              >
                {kitWords.get().remove}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {images.length < MOST_IMAGES && (
        <div class="row">
          <FileButton label={text.addImages} accept="image/png,image/jpeg" many busy={isBusy} onFiles={(files) => void add(files)} />
        </div>
      )}
    </section>
  );
}
