import { Title } from '@mantine/core';
import type { PreviewImage } from '../../../engine/protocol/inference';
import { t } from '../../../texts/t';
import type { SelectedImage } from './selectImages';
import { PREVIEW_SIZE, VARIANTS } from './usePreview';
import { VariantCanvas } from './VariantCanvas';
import styles from './augmentation.module.css';

interface PreviewGridProps {
  selection: SelectedImage[];
  /** Null while the first are being drawn: empty canvases keep their place. */
  images: PreviewImage[] | null;
  /** True if the settings or the selection changed after `images` were drawn. */
  busy: boolean;
}

/** The images grouped by class, in their order. */
function byClass(selection: SelectedImage[]): [string, SelectedImage[]][] {
  const groups = new Map<string, SelectedImage[]>();
  for (const image of selection) {
    groups.set(image.className, [...(groups.get(image.className) ?? []), image]);
  }
  return [...groups];
}

/** One row per image: the original, then its random variants. */
export function PreviewGrid({ selection, images, busy }: PreviewGridProps) {
  const drawn = new Map(images?.map((image) => [image.hash, image]));
  return (
    <div aria-busy={busy} className={styles.classes}>
      {byClass(selection).map(([className, members]) => (
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
                    {t('training.augmentation.row', { variants: VARIANTS })}
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
