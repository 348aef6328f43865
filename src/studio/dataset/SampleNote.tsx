import { Text } from '@mantine/core';
import { IconMasksTheater } from '@tabler/icons-react';
import { countSamples } from '../../storage/images';
import { Rich } from '../components/Rich';
import styles from './Album.module.css';
import { useImagesQuery } from './useImagesQuery';

/** Says, wherever the sample's images are shown, that they are drawings. */
export function SampleNote({ imageCount }: { imageCount: number }) {
  const samples = useImagesQuery('samples', countSamples) ?? 0;
  if (samples === 0) return null;
  const parts = { b: <strong /> };
  return (
    <Text size="sm" component="div" className={styles.note}>
      <IconMasksTheater size={18} aria-hidden />
      <span>
        {samples === imageCount ? (
          <Rich text="dataset.page.sampleAll" parts={parts} />
        ) : (
          <Rich text="dataset.page.sampleSome" values={{ count: samples }} parts={parts} />
        )}
      </span>
    </Text>
  );
}
