import type { SliceKey } from '../../../domain/evaluation/slices';
import { t } from '../../../texts/t';

/** What the images of a slice have in common, in words. */
export function sliceName(key: SliceKey, classes: readonly string[]): string {
  switch (key.by) {
    case 'class':
      return t('comparison.slices.class', { name: classes[key.truth]! });
    case 'size':
      return key.least === key.most
        ? t('comparison.slices.oneSize', { pixels: key.least })
        : t('comparison.slices.size', { least: key.least, most: key.most });
    case 'brightness': {
      const [least, most] = [Math.round(key.least), Math.round(key.most)];
      return t('comparison.slices.brightness', { least, most });
    }
    case 'folder':
      return t('comparison.slices.folder', {
        folder: key.folder || t('comparison.slices.noFolder'),
      });
  }
}
