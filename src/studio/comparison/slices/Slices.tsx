import { Alert, Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { ImageHash } from '../../../domain/dataset/dataset';
import { LEAST_SLICED, type SlicedImage } from '../../../domain/evaluation/slices';
import { t } from '../../../texts/t';
import type { SliceChoice } from '../view';
import { SliceTable } from './SliceTable';
import { useSlices } from './useSlices';

/** Slices shown at first. */
const FEW = 8;

interface SlicesProps {
  classes: readonly string[];
  /** As long as it is mounted they may only become more, whatever of them is correct. */
  images: readonly SlicedImage[];
  /** The group of each image that does not stand alone: intervals are by group. */
  groupOf: ReadonlyMap<ImageHash, string>;
  onOpen: (choice: SliceChoice) => void;
}

/** Where does it fail? Accuracy by class, size, brightness and folder; a click shows the mistakes. */
export function Slices({ classes, images, groupOf, onOpen }: SlicesProps) {
  const { slices, intervals, brightness } = useSlices(images, groupOf);
  const [showsAll, setShowsAll] = useState(false);
  const isEmpty = slices.length === 0;
  return (
    <section aria-labelledby="slices">
      <Title order={3} size="h4" id="slices">
        {t('comparison.slices.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm" maw={640}>
        {isEmpty
          ? t('comparison.slices.tooFew', { least: LEAST_SLICED, count: images.length })
          : t('comparison.slices.note')}
      </Text>
      {!isEmpty && (
        <Stack gap="sm">
          <SliceTable
            slices={showsAll ? slices : slices.slice(0, FEW)}
            intervals={intervals}
            classes={classes}
            onOpen={onOpen}
          />
          <Group>
            {slices.length > FEW && (
              <Button size="xs" variant="default" onClick={() => setShowsAll(!showsAll)}>
                {showsAll
                  ? t('comparison.slices.showFewer')
                  : t('comparison.slices.showAll', { count: slices.length })}
              </Button>
            )}
            {brightness.fraction !== null && (
              <Button size="xs" variant="default" onClick={brightness.cancel}>
                {t('comparison.slices.cancel')}
              </Button>
            )}
            {brightness.fraction === null && !brightness.isComplete && (
              <Button size="xs" variant="default" onClick={() => void brightness.measure()}>
                {t('comparison.slices.measure')}
              </Button>
            )}
          </Group>
          {brightness.fraction !== null && (
            <Progress
              value={100 * brightness.fraction}
              aria-label={t('comparison.slices.measuring')}
            />
          )}
          {brightness.problem && (
            <Alert color="error" role="alert">
              {brightness.problem}
            </Alert>
          )}
        </Stack>
      )}
    </section>
  );
}
