import { ActionIcon, Group, NativeSelect, Stack, Text, UnstyledButton } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import type { ClassLabel, ImageRecord } from '../../../domain/dataset/dataset';
import type { Prediction, RunRecord } from '../../../domain/run/run';
import { sayError, t } from '../../../texts/t';
import { Rich } from '../../components/Rich';
import { Thumbnail } from '../../components/Thumbnail';
import shared from '../comparison.module.css';
import { percent } from '../../components/format';
import { relabel, remove, restore } from './dataset';
import { GradCamOverlay } from '../../components/GradCamOverlay';
import { useExplanation } from './useExplanation';
import classes from './evaluation.module.css';

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function attempt(work: Promise<void>): void {
  work.catch((error: unknown) => {
    notifications.show({
      color: 'red',
      title: t('comparison.evaluation.image.failed'),
      message: sayError(error),
    });
  });
}

interface CorrectionProps {
  path: string;
  present: ImageRecord | null;
  hash: string;
  labels: ClassLabel[];
}

/** Relabel the image, remove it from the dataset, or restore it. */
function Correction({ path, present, hash, labels }: CorrectionProps) {
  if (!present) {
    return (
      <Group gap={4} justify="space-between" wrap="nowrap">
        <Text size="xs" c="dimmed">
          {t('comparison.evaluation.image.removed')}
        </Text>
        <ActionIcon
          variant="subtle"
          aria-label={t('comparison.evaluation.image.restore', { path })}
          onClick={() => attempt(restore(hash))}
        >
          <IconArrowBackUp size={16} />
        </ActionIcon>
      </Group>
    );
  }
  return (
    <Group gap={4} wrap="nowrap">
      <NativeSelect
        size="xs"
        flex={1}
        aria-label={t('comparison.evaluation.image.label', { path })}
        value={present.classId}
        data={labels.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => attempt(relabel(hash, event.currentTarget.value))}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('comparison.evaluation.image.remove', { path })}
        onClick={() => attempt(remove(hash))}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  );
}

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
      <Stack gap={4} p="xs">
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
          <Text size="xs" c="red">
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
