import { Button, Group, Switch, Text, Title } from '@mantine/core';
import { t } from '../../../texts/t';
import { ShowMore } from '../../components/ShowMore';
import { useMemo, useState } from 'react';
import { decide } from '../../../domain/task';
import { misclassified } from '../../../domain/evaluation/pairing';
import type { Prediction, RunRecord } from '../../../domain/run/run';
import shared from '../comparison.module.css';
import { isSlice, type ImageChoice } from '../view';
import { useClasses, usePresent } from './dataset';
import { ImageCard } from './ImageCard';
import { ImageDetail } from './ImageDetail';

const PAGE = 24;

/** The images to show, in the order that `title` says. */
function chosen(predictions: Prediction[], threshold: number, choice: ImageChoice): Prediction[] {
  if (choice === 'misclassified') return misclassified(predictions, threshold);
  if (isSlice(choice)) {
    return misclassified(
      predictions.filter(({ hash }) => choice.hashes.has(hash)),
      threshold,
    );
  }
  const { truth, predicted } = choice;
  const confidence = ({ scores }: Prediction): number => scores[predicted]!;
  const found = predictions
    .filter((each) => each.truth === truth && decide(each.scores, threshold) === predicted)
    .sort((a, b) => confidence(b) - confidence(a));
  return truth === predicted ? found.reverse() : found;
}

function title(run: RunRecord, choice: ImageChoice): string {
  if (choice === 'misclassified') return t('comparison.evaluation.images.misclassified');
  if (isSlice(choice)) return t('comparison.slices.misclassified', { name: choice.slice });
  const names = { truth: run.classes[choice.truth]!, predicted: run.classes[choice.predicted]! };
  return choice.truth === choice.predicted
    ? t('comparison.evaluation.images.lowest', names)
    : t('comparison.evaluation.images.highest', names);
}

interface ImagesProps {
  run: RunRecord;
  predictions: Prediction[];
  threshold: number;
  choice: ImageChoice;
  onMisclassified: () => void;
}

/** The images behind the metrics: to inspect, to relabel, to remove. */
export function Images({ run, predictions, threshold, choice, onMisclassified }: ImagesProps) {
  const [shown, setShown] = useState(PAGE);
  const [explaining, setExplaining] = useState(false);
  const [detail, setDetail] = useState<number | null>(null);
  const labels = useClasses();
  const list = useMemo(
    () => chosen(predictions, threshold, choice),
    [predictions, threshold, choice],
  );
  const visible = list.slice(0, shown);
  const present = usePresent(visible.map(({ hash }) => hash));
  return (
    <section aria-labelledby="images">
      <Group justify="space-between" mb="sm">
        <div>
          <Title order={3} size="h4" id="images" tabIndex={-1}>
            {title(run, choice)}
          </Title>
          <Text size="sm" c="dimmed" role="status">
            {list.length === 0
              ? choice === 'misclassified'
                ? t('comparison.evaluation.images.noneMisclassified')
                : t('comparison.evaluation.images.none')
              : t('comparison.evaluation.images.count', { count: list.length })}
          </Text>
        </div>
        <Group>
          {choice !== 'misclassified' && (
            <Button variant="default" size="xs" onClick={onMisclassified}>
              {t('comparison.evaluation.images.showMisclassified')}
            </Button>
          )}
          <Switch
            label={t('comparison.evaluation.images.gradCam')}
            checked={explaining}
            onChange={(event) => setExplaining(event.currentTarget.checked)}
          />
        </Group>
      </Group>
      <ul className={shared.images}>
        {visible.map((prediction, index) => (
          <ImageCard
            key={prediction.hash}
            run={run}
            prediction={prediction}
            predicted={decide(prediction.scores, threshold)}
            present={present.get(prediction.hash)}
            labels={labels}
            explaining={explaining}
            onOpen={() => setDetail(index)}
          />
        ))}
      </ul>
      <ShowMore hidden={list.length - shown} page={PAGE} onClick={() => setShown(shown + PAGE)} />
      <ImageDetail
        run={run}
        list={visible}
        threshold={threshold}
        index={detail}
        onChange={setDetail}
      />
    </section>
  );
}
