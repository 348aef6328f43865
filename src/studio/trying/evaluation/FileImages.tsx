import { Button, Group, Text, Title } from '@mantine/core';
import { ShowMore } from '../../components/ShowMore';
import { useMemo, useState } from 'react';
import type { FilePrediction } from '../../../domain/evaluation/fileEvaluation';
import { misclassified } from '../../../domain/evaluation/pairing';
import type { IncomingFile } from '../../../engine/protocol';
import type { ConfusionCell } from '../../components/ConfusionMatrix';
import { count, percent } from '../../components/format';
import { nameOf } from './fileImages';
import { FileThumbnail } from './FileThumbnail';
import styles from './evaluation.module.css';

export type LabelledPrediction = FilePrediction & { truth: number };

const PAGE = 24;

/** Of a cell of the matrix, what is most surprising first; without a cell, all misclassified images. */
function chosen(
  predictions: LabelledPrediction[],
  threshold: number,
  cell: ConfusionCell | null,
): LabelledPrediction[] {
  if (!cell) return misclassified(predictions, threshold);
  const confidence = ({ scores }: LabelledPrediction): number => scores[cell.predicted]!;
  const found = predictions
    .filter(({ truth, predicted }) => truth === cell.truth && predicted === cell.predicted)
    .sort((a, b) => confidence(b) - confidence(a));
  return cell.truth === cell.predicted ? found.reverse() : found;
}

interface FileImagesProps {
  classes: string[];
  threshold: number;
  predictions: LabelledPrediction[];
  files: IncomingFile[];
  open: ConfusionCell | null;
  onMisclassified: () => void;
}

/** The images behind the metrics. */
export function FileImages(props: FileImagesProps) {
  const { classes, threshold, predictions, files, open, onMisclassified } = props;
  const [shown, setShown] = useState(PAGE);
  const list = useMemo(() => chosen(predictions, threshold, open), [predictions, threshold, open]);
  const order = open?.truth === open?.predicted && open ? 'lowest' : 'highest';
  const what = open
    ? `${classes[open.truth]} predicted as ${classes[open.predicted]}`
    : 'Misclassified images';
  return (
    <section aria-labelledby="images">
      <Group justify="space-between" mb="sm">
        <div>
          <Title order={3} size="h4" id="images">
            {what}, {order} confidence first
          </Title>
          <Text size="sm" c="dimmed" role="status">
            {list.length === 0
              ? 'None: every labelled image was predicted correctly.'
              : `${count(list.length, 'image')}.`}
          </Text>
        </div>
        {open && (
          <Button variant="default" size="xs" onClick={onMisclassified}>
            Show all misclassified images
          </Button>
        )}
      </Group>
      <ul className={styles.images}>
        {list.slice(0, shown).map(({ path, truth, predicted, scores }) => (
          <li key={path} className={styles.image}>
            <FileThumbnail files={files} path={path} />
            <div className={styles.facts}>
              <Text size="xs" truncate title={path} c="dimmed">
                {nameOf(path)}
              </Text>
              <Text size="sm" lh={1.3}>
                Predicted: <strong>{classes[predicted]}</strong>, {percent(scores[predicted]!)}
              </Text>
              <Text size="sm" lh={1.3}>
                True label: {classes[truth]}
              </Text>
            </div>
          </li>
        ))}
      </ul>
      <ShowMore hidden={list.length - shown} page={PAGE} onClick={() => setShown(shown + PAGE)} />
    </section>
  );
}
