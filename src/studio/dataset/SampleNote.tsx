import { Alert } from '@mantine/core';
import { IconMasksTheater } from '@tabler/icons-react';
import { countSamples } from '../../storage/images';
import { useImagesQuery } from './useImagesQuery';
import { count } from './words';

/** Says, wherever the sample's pictures are shown, that they are drawings. */
export function SampleNote({ pictures }: { pictures: number }) {
  const samples = useImagesQuery('samples', countSamples) ?? 0;
  if (samples === 0) return null;
  const all = samples === pictures;
  return (
    <Alert
      variant="light"
      color="orange"
      p="xs"
      icon={<IconMasksTheater size={18} aria-hidden />}
      title="Illustrated demo data"
    >
      {all ? 'These pictures are' : `${count(samples)} of these pictures are`} drawings. They are
      good for learning your way around, and for nothing else: a model that learned them cannot
      judge photographs of people{all ? '' : ', and mixing the two misleads it'}.
    </Alert>
  );
}
