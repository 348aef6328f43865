import {
  ActionIcon,
  Badge,
  Button,
  Collapse,
  Group,
  Paper,
  Progress,
  Stack,
  Text,
} from '@mantine/core';
import { IconChevronDown, IconFlask, IconPlayerPlay } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { planName } from '../../domain/experiment/sentence';
import type { RunRecord } from '../../domain/run/run';
import { say, t } from '../../texts/t';
import { continueTraining } from '../components/continueTraining';
import { experimentPath } from '../components/experiments/experimentPath';
import {
  progressOf,
  statusOf,
  unfinishedIds,
  type ExperimentParts,
} from '../components/experiments/useExperiments';
import { dateTime, statusLabels } from '../components/format';
import classes from './ExperimentRow.module.css';

interface ExperimentRowProps {
  experiment: ExperimentParts;
  canContinue: boolean;
  /** One of its runs as a row. */
  rowOf: (run: RunRecord) => ReactNode;
}

/** An experiment in a line that leads to its page; its runs open below it. */
export function ExperimentRow({ experiment, canContinue, rowOf }: ExperimentRowProps) {
  const [isOpen, setOpen] = useState(false);
  const list = useId();
  const { record, parts } = experiment;
  const { runs, finished } = progressOf(experiment);
  const { label, colour } = statusLabels[statusOf(experiment)];
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" gap="sm">
        <Link
          href={experimentPath(record.id)}
          className={classes.open}
          aria-label={t('experiments.list.open', { name: say(record.name) })}
        >
          <IconFlask size={32} stroke={1.4} aria-hidden />
          <Stack gap="5xs" miw={0}>
            <Text fw={600} lineClamp={2}>
              {say(record.name)}
            </Text>
            <Text size="xs" c="dimmed" lineClamp={2}>
              {t('experiments.list.details', {
                plan: say(planName(record.plan)),
                start: dateTime(record.createdAt),
              })}
            </Text>
          </Stack>
        </Link>
        <Stack gap="4xs" w={130}>
          <Text size="sm">{t('experiments.list.progress', { finished, count: runs })}</Text>
          <Progress value={(100 * finished) / runs} size="sm" aria-hidden />
        </Stack>
        <Badge variant="light" color={colour}>
          {t(label)}
        </Badge>
        {canContinue && (
          <Button
            size="xs"
            leftSection={<IconPlayerPlay size={14} aria-hidden />}
            onClick={() => void continueTraining(unfinishedIds(experiment))}
          >
            {t('training.runs.list.continue')}
          </Button>
        )}
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-expanded={isOpen}
          aria-controls={list}
          aria-label={t('experiments.list.showRuns', { name: say(record.name) })}
          onClick={() => setOpen(!isOpen)}
        >
          <IconChevronDown size={18} className={classes.chevron} data-open={isOpen || undefined} />
        </ActionIcon>
      </Group>
      <Collapse expanded={isOpen} id={list}>
        <Stack gap="xs" mt="sm">
          {isOpen && parts.map(rowOf)}
        </Stack>
      </Collapse>
    </Paper>
  );
}
