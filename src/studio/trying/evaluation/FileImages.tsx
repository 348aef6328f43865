import { Button, Group, Text, Title } from '@mantine/core';
import { ShowMore } from '../../components/ShowMore';
import { useMemo, useState } from 'react';
import type { FilePrediction } from '../../../domain/evaluation/fileEvaluation';
import { misclassified } from '../../../domain/evaluation/pairing';
import type { IncomingFile } from '../../../engine/protocol/importing';
import type { ConfusionCell } from '../../components/ConfusionMatrix';
import { t } from '../../../texts/t';
import { percent } from '../../components/format';
import { Rich } from '../../components/Rich';
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
  const title = open
    ? t(open.truth === open.predicted ? 'trying.images.lowest' : 'trying.images.highest', {
        ...{ truth: classes[open.truth]!, predicted: classes[open.predicted]! },
      })
    : t('trying.images.misclassified');
  return (
    <section aria-labelledby="images">
      <Group justify="space-between" mb="sm">
        <div>
          <Title order={3} size="h4" id="images">
            {title}
          </Title>
          <Text size="sm" c="dimmed" role="status">
            {list.length === 0
              ? t('trying.images.none')
              : t('trying.images.count', { count: list.length })}
          </Text>
        </div>
        {open && (
          <Button variant="default" size="xs" onClick={onMisclassified}>
            {t('trying.images.all')}
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
                <Rich
                  text="trying.images.predicted"
                  values={{ name: classes[predicted]!, share: percent(scores[predicted]!) }}
                  parts={{ b: <strong /> }}
                />
              </Text>
              <Text size="sm" lh={1.3}>
                {t('trying.images.trueLabel', { name: classes[truth]! })}
              </Text>
            </div>
          </li>
        ))}
      </ul>
      <ShowMore hidden={list.length - shown} page={PAGE} onClick={() => setShown(shown + PAGE)} />
    </section>
  );
}
