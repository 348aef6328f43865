import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { misclassifiedImages, type TestedImage } from '../../../domain/experiment/testedImages';
import { t } from '../../../texts/t';
import { percent } from '../../components/format';
import { ShowMore } from '../../components/ShowMore';
import { Thumbnail } from '../../components/Thumbnail';
import { isSlice, type ImageChoice } from '../view';
import { Rich } from '../../components/Rich';
import shared from '../comparison.module.css';
import { Correction } from '../evaluation/Correction';
import { useClasses, usePresent } from '../evaluation/dataset';

const PAGE = 24;

/** The images to show: the misclassified ones, or those of a cell of the confusion matrix. */
function chosen(images: readonly TestedImage[], choice: ImageChoice): TestedImage[] {
  if (choice === 'misclassified') return misclassifiedImages(images);
  if (isSlice(choice)) {
    return misclassifiedImages(images.filter(({ hash }) => choice.hashes.has(hash)));
  }
  const { truth, predicted } = choice;
  return images
    .filter((image) => image.truth === truth && image.predicted === predicted)
    .sort((a, b) => a.scores[truth]! - b.scores[truth]!);
}

interface OutOfFoldImagesProps {
  classes: readonly string[];
  images: readonly TestedImage[];
  choice: ImageChoice;
  onMisclassified: () => void;
}

/** The images behind the metrics of all runs together: to see, to relabel, to remove. */
export function OutOfFoldImages({
  classes,
  images,
  choice,
  onMisclassified,
}: OutOfFoldImagesProps) {
  const [shown, setShown] = useState(PAGE);
  const labels = useClasses();
  const list = useMemo(() => chosen(images, choice), [images, choice]);
  const visible = list.slice(0, shown);
  const present = usePresent(visible.map(({ hash }) => hash));
  const isAll = choice === 'misclassified';
  return (
    <section aria-labelledby="images">
      <Group justify="space-between" mb="sm">
        <div>
          <Title order={3} size="h4" id="images" tabIndex={-1}>
            {isAll
              ? t('experiments.predictions.misclassified')
              : isSlice(choice)
                ? t('comparison.slices.misclassified', { name: choice.slice })
                : t('experiments.predictions.inCell', {
                    truth: classes[choice.truth]!,
                    predicted: classes[choice.predicted]!,
                  })}
          </Title>
          <Text size="sm" c="dimmed" role="status">
            {isAll && list.length === 0
              ? t('experiments.predictions.none')
              : isAll
                ? t('experiments.predictions.misclassifiedCount', {
                    count: list.length,
                    images: t('common.images', { count: images.length }),
                  })
                : t('experiments.predictions.inCellCount', { count: list.length })}
          </Text>
        </div>
        {!isAll && (
          <Button variant="default" size="xs" onClick={onMisclassified}>
            {t('experiments.predictions.showMisclassified')}
          </Button>
        )}
      </Group>
      <ul className={shared.images}>
        {visible.map(({ hash, path, truth, scores, predicted, wrong, tested }) => (
          <li
            key={hash}
            className={shared.image}
            data-removed={present.get(hash) === null || undefined}
          >
            <Thumbnail hash={hash} alt={path} />
            <Stack gap="4xs" p="xs">
              <Text size="sm" lh={1.3}>
                <Rich
                  text={
                    tested > 1
                      ? 'experiments.predictions.mostOften'
                      : `comparison.evaluation.image.${predicted === truth ? 'correct' : 'predicted'}`
                  }
                  values={{ predicted: classes[predicted]!, score: percent(scores[predicted]!) }}
                  parts={{ strong: <strong /> }}
                />
              </Text>
              {tested > 1 && wrong > 0 && (
                <Text size="xs" c="dimmed">
                  {t('experiments.predictions.wrong', { wrong, tested })}
                </Text>
              )}
              {present.get(hash) !== undefined && (
                <Correction path={path} hash={hash} present={present.get(hash)!} labels={labels} />
              )}
            </Stack>
          </li>
        ))}
      </ul>
      <ShowMore hidden={list.length - shown} page={PAGE} onClick={() => setShown(shown + PAGE)} />
    </section>
  );
}
