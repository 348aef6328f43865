import { Button, Text } from '@mantine/core';
import { IconMasksTheater } from '@tabler/icons-react';
import { countSamples, sampleHashes } from '../../storage/images';
import { t } from '../../texts/t';
import { Rich } from '../components/Rich';
import { showProblem } from '../components/showProblem';
import styles from './Album.module.css';
import { remove } from './gallery/actions';
import { useImagesQuery } from './useImagesQuery';

/** Says, wherever the sample's images are shown, that they are drawings, and removes them. */
export function SampleNote({ imageCount, busy }: { imageCount: number; busy: boolean }) {
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
      <Button
        size="xs"
        variant="default"
        flex="none"
        ml="auto"
        disabled={busy}
        onClick={() => void sampleHashes().then(remove).catch(showProblem)}
      >
        {t('dataset.page.removeSample')}
      </Button>
    </Text>
  );
}
