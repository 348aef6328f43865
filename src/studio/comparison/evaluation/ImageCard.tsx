import { Stack, Text, UnstyledButton } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import type { ClassLabel, ImageRecord } from '../../../domain/dataset/dataset';
import type { Prediction, RunRecord } from '../../../domain/run/run';
import { sayError, t } from '../../../texts/t';
import { Rich } from '../../components/Rich';
import { Thumbnail } from '../../components/Thumbnail';
import shared from '../comparison.module.css';
import { percent } from '../../components/format';
import { Correction } from './Correction';
import { GradCamOverlay } from '../../components/GradCamOverlay';
import { useExplanation } from './useExplanation';
import classes from './evaluation.module.css';

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

interface ImageCardProps {
  run: RunRecord;
  prediction: Prediction;
  /** Index of the predicted class. */
  predicted: number;
  /** Null when it was removed since, undefined before that is known. */
  present: ImageRecord | null | undefined;
  labels: ClassLabel[];
  explaining: boolean;
  onOpen: () => void;
}

/** One test image: its prediction, its label, and what can be done about it. */
export function ImageCard(props: ImageCardProps) {
  const { run, prediction, predicted, present, labels, explaining, onOpen } = props;
  const { hash, path, truth, scores } = prediction;
  const name = run.classes[predicted]!;
  const { ref, inViewport } = useInViewport<HTMLLIElement>();
  const explanation = useExplanation(run.id, hash, predicted, explaining && inViewport);
  return (
    <li ref={ref} className={shared.image} data-removed={present === null || undefined}>
      <UnstyledButton
        className={classes.open}
        onClick={onOpen}
        aria-label={t('comparison.evaluation.image.inspect', {
          path,
          truth: run.classes[truth]!,
          predicted: name,
          score: percent(scores[predicted]!, 0),
        })}
        data-squeezed={explaining || undefined}
      >
        <Thumbnail hash={hash} />
        {explanation.status === 'ready' && <GradCamOverlay map={explanation.map} />}
      </UnstyledButton>
      <Stack gap="4xs" p="xs">
        <Text size="xs" truncate title={path} c="dimmed">
          {fileName(path)}
        </Text>
        <Text size="sm" lh={1.3}>
          <Rich
            text={`comparison.evaluation.image.${predicted === truth ? 'correct' : 'predicted'}`}
            values={{ predicted: name, score: percent(scores[predicted]!) }}
            parts={{ strong: <strong /> }}
          />
        </Text>
        {explanation.status === 'failed' && (
          <Text size="xs" c="var(--mantine-color-error)">
            {sayError(explanation.error)}
          </Text>
        )}
        {present !== undefined && (
          <Correction path={path} hash={hash} present={present} labels={labels} />
        )}
      </Stack>
    </li>
  );
}
