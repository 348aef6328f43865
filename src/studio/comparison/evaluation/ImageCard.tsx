import { ActionIcon, Group, NativeSelect, Stack, Text, UnstyledButton } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import type { ClassLabel, ImageRecord } from '../../../domain/dataset/dataset';
import type { Prediction, RunRecord } from '../../../domain/run/run';
import { Thumbnail } from '../../components/Thumbnail';
import shared from '../comparison.module.css';
import { messageOf, percent } from '../../components/format';
import { relabel, remove, restore } from './dataset';
import { GradCamOverlay } from '../../components/GradCamOverlay';
import { useExplanation } from './useExplanation';
import classes from './evaluation.module.css';

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function attempt(work: Promise<void>): void {
  work.catch((error: unknown) => {
    notifications.show({
      color: 'red',
      title: 'That did not work',
      message: messageOf(error),
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
          Removed
        </Text>
        <ActionIcon
          variant="subtle"
          aria-label={`Restore ${path}`}
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
        aria-label={`Label of ${path}`}
        value={present.classId}
        data={labels.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => attempt(relabel(hash, event.currentTarget.value))}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Remove ${path} from the dataset`}
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
  const { ref, inViewport } = useInViewport<HTMLLIElement>();
  const explanation = useExplanation(run.id, hash, predicted, explaining && inViewport);
  return (
    <li ref={ref} className={shared.image} data-removed={present === null || undefined}>
      <UnstyledButton
        className={classes.open}
        onClick={onOpen}
        aria-label={`Inspect ${path}: ${run.classes[truth]}, predicted as ${run.classes[predicted]} with ${percent(scores[predicted]!, 0)}`}
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
          {predicted === truth ? 'Correct:' : 'Predicted:'}{' '}
          <strong>{run.classes[predicted]}</strong>, {percent(scores[predicted]!)}
        </Text>
        {explanation.status === 'failed' && (
          <Text size="xs" c="red">
            {explanation.message}
          </Text>
        )}
        {present !== undefined && (
          <Correction path={path} hash={hash} present={present} labels={labels} />
        )}
      </Stack>
    </li>
  );
}
