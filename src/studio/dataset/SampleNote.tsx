import { Text } from '@mantine/core';
import { IconMasksTheater } from '@tabler/icons-react';
import { countSamples } from '../../storage/images';
import styles from './Album.module.css';
import { useImagesQuery } from './useImagesQuery';
import { count } from './format';

/** Says, wherever the sample's images are shown, that they are drawings. */
export function SampleNote({ imageCount }: { imageCount: number }) {
  const samples = useImagesQuery('samples', countSamples) ?? 0;
  if (samples === 0) return null;
  const all = samples === imageCount;
  return (
    <Text size="sm" component="div" className={styles.note}>
      <IconMasksTheater size={18} aria-hidden />
      <span>
        <strong>Illustrated demo data.</strong>{' '}
        {all ? 'These images are' : `${count(samples)} of these images are`} drawings, good for a
        look around: a model that learned them does not work on photos of people
        {all ? '' : ', and mixing the two misleads it'}.
      </span>
    </Text>
  );
}
