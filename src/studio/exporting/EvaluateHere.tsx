import { Button, Group, Progress, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChartBar } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { evaluateImported } from '../../client/exporting';
import { sayError, t } from '../../texts/t';

interface EvaluateHereProps {
  modelId: string;
  name: string;
  /** Whether Compare has an evaluation of it, which another one replaces. */
  again: boolean;
}

/** Evaluates an imported model on this dataset's test images, for Compare. */
export function EvaluateHere({ modelId, name, again }: EvaluateHereProps) {
  const [progress, setProgress] = useState<number | null>(null);
  const running = useRef<AbortController | null>(null);

  const evaluate = async (): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setProgress(0);
    try {
      await evaluateImported(modelId, setProgress, controller.signal);
      notifications.show({
        closeButtonProps: { 'aria-label': t('exporting.close') },
        title: t('exporting.evaluate.done', { name }),
        message: t('exporting.evaluate.doneNote'),
      });
    } catch (error) {
      if (controller.signal.aborted) return;
      notifications.show({
        color: 'error',
        title: t('exporting.evaluate.failed', { name }),
        message: sayError(error),
        autoClose: false,
        closeButtonProps: { 'aria-label': t('exporting.close') },
      });
    } finally {
      setProgress(null);
    }
  };

  if (progress === null) {
    return (
      <Button
        variant="default"
        leftSection={<IconChartBar size={16} aria-hidden />}
        onClick={() => void evaluate()}
      >
        {t(`exporting.evaluate.${again ? 'again' : 'first'}`)}
      </Button>
    );
  }
  return (
    <Group gap="xs" wrap="nowrap">
      <div>
        <Text size="xs" c="dimmed">
          {t('exporting.evaluate.running')}
        </Text>
        <Progress
          w={120}
          value={100 * progress}
          aria-label={t('exporting.evaluate.progress', { name })}
        />
      </div>
      <Button size="xs" variant="default" onClick={() => running.current?.abort()}>
        {t('exporting.cancel')}
      </Button>
    </Group>
  );
}
