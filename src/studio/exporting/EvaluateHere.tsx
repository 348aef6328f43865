import { Button, Group, Progress, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChartBar } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { evaluateImported } from '../../client/exporting';
import { messageOf } from '../components/format';

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
        closeButtonProps: { 'aria-label': 'Close' },
        title: `${name} is evaluated`,
        message: 'Compare shows it beside the runs.',
      });
    } catch (error) {
      if (controller.signal.aborted) return;
      notifications.show({
        color: 'red',
        title: `${name} was not evaluated`,
        message: messageOf(error),
        autoClose: false,
        closeButtonProps: { 'aria-label': 'Close' },
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
        {again ? 'Evaluate again here' : 'Evaluate here'}
      </Button>
    );
  }
  return (
    <Group gap="xs" wrap="nowrap">
      <div>
        <Text size="xs" c="dimmed">
          Evaluating
        </Text>
        <Progress w={120} value={100 * progress} aria-label={`Evaluating ${name}`} />
      </div>
      <Button size="xs" variant="default" onClick={() => running.current?.abort()}>
        Cancel
      </Button>
    </Group>
  );
}
