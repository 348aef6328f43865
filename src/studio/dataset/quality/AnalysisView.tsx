import { Alert, Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Analysis } from '../../../client/quality';
import { say, t, type LabelKey } from '../../../texts/t';
import { EmptyState } from '../../components/EmptyState';
import { percent } from '../../components/format';

interface AnalysisViewProps<T> {
  analysis: Analysis<T>;
  icon: Icon;
  title: LabelKey;
  help: LabelKey;
  /** What is done once there are features. */
  work: LabelKey;
  children: (result: T) => ReactNode;
}

/** An analysis of the dataset: its purpose and its start, its progress, its error, its result. */
export function AnalysisView<T>(props: AnalysisViewProps<T>) {
  const { analysis, icon, title, help, work, children } = props;
  const state = useStore(analysis.store);
  const start = (label: LabelKey) => (
    <Button onClick={() => void analysis.start()}>{t(label)}</Button>
  );
  switch (state.status) {
    case 'idle':
      return (
        <EmptyState icon={icon} title={t(title)} action={start('dataset.quality.start')}>
          {t(help)}
        </EmptyState>
      );
    case 'failed':
      return (
        <Stack align="flex-start">
          <Alert
            role="alert"
            color="error"
            title={t('dataset.quality.failed')}
            icon={<IconAlertTriangle aria-hidden />}
          >
            {say(state.error)}
          </Alert>
          {start('dataset.quality.again')}
        </Stack>
      );
    case 'working': {
      const label = t(state.stage === 'features' ? 'dataset.quality.features' : work);
      return (
        <Paper withBorder p="md">
          <Stack gap="xs">
            <Group justify="space-between" wrap="nowrap">
              <Text size="sm">{label}</Text>
              <Text size="sm" c="dimmed">
                {percent(state.fraction, 0)}
              </Text>
            </Group>
            <Progress value={100 * state.fraction} aria-label={label} />
            <Group justify="flex-end">
              <Button size="xs" variant="default" onClick={analysis.cancel}>
                {t('dataset.quality.cancel')}
              </Button>
            </Group>
          </Stack>
        </Paper>
      );
    }
    case 'done':
      return children(state.result);
  }
}
