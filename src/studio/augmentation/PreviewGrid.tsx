import { Title } from '@mantine/core';
import type { PreviewImage } from '../../engine/protocol';
import type { PreviewPicture } from './previewPictures';
import { PREVIEW_SIZE, VARIANTS } from './usePreview';
import { VariantCanvas } from './VariantCanvas';
import styles from './augmentation.module.css';

interface PreviewGridProps {
  pictures: PreviewPicture[];
  /** Null while the first are being made: empty squares hold their place. */
  images: PreviewImage[] | null;
  /** `images` are of settings or pictures that have changed since. */
  busy: boolean;
}

/** The pictures class by class, as they come. */
function byClass(pictures: PreviewPicture[]): [string, PreviewPicture[]][] {
  const groups = new Map<string, PreviewPicture[]>();
  for (const picture of pictures) {
    groups.set(picture.className, [...(groups.get(picture.className) ?? []), picture]);
  }
  return [...groups];
}

/** A row a picture: the plain one, then its random variants. */
export function PreviewGrid({ pictures, images, busy }: PreviewGridProps) {
  const drawn = new Map(images?.map((image) => [image.hash, image]));
  return (
    <div aria-busy={busy} className={styles.classes}>
      {byClass(pictures).map(([className, members]) => (
        <section key={className} aria-label={className}>
          <Title order={3} size="sm" className={styles.name}>
            {className}
          </Title>
          <ul className={styles.rows}>
            {members.map(({ hash }) => {
              const image = drawn.get(hash);
              return (
                <li key={hash} className={styles.row}>
                  <span className={styles.spoken}>
                    The plain picture, then {VARIANTS} variants of it
                  </span>
                  {Array.from({ length: VARIANTS + 1 }, (_, v) => (
                    <VariantCanvas
                      key={v}
                      pixels={image?.variants[v] ?? null}
                      size={image?.size ?? PREVIEW_SIZE}
                    />
                  ))}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
