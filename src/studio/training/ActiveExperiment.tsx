import { Anchor, Button, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconPlayerStop } from '@tabler/icons-react';
import { Link } from 'wouter';
import { stopExperiment } from '../../client/experiments';
import { setAside } from '../../client/setAside';
import { stop } from '../../client/trainingSession';
import type { RunRecord } from '../../domain/run/run';
import { say, t } from '../../texts/t';
import { experimentPath } from '../components/experiments/experimentPath';
import { areComparable } from '../components/experiments/results';
import {
  progressOf,
  useExperiment,
  useExperiments,
} from '../components/experiments/useExperiments';
import { Rich } from '../components/Rich';
import { showProblem } from '../components/showProblem';

/** "Run 3 of 10 of the experiment …", where the run is a part of one. */
export function ExperimentPosition({ run }: { run: RunRecord }) {
  const experiment = useExperiment(run.experiment?.id);
  if (!experiment) return null;
  const { runs } = progressOf(experiment);
  const place = experiment.parts.findIndex(({ id }) => id === run.id);
  // The final model is no part of the plan.
  if (place < 0) return null;
  return (
    <Text size="sm">
      <Rich
        text="experiments.train.position"
        values={{ run: place + 1, runs, name: say(experiment.record.name) }}
        parts={{ a: <Anchor component={Link} href={experimentPath(experiment.record.id)} /> }}
      />
    </Text>
  );
}

/** Stops a part of an experiment: only this run, or all that is left, of the models that it compares too. */
export function StopExperiment({ run, disabled }: { run: RunRecord; disabled: boolean }) {
  const experiments = useExperiments() ?? [];
  const own = experiments.find(({ record }) => record.id === run.experiment?.id);
  const together = own ? experiments.filter((each) => areComparable(own, each)) : [];
  const items = [
    {
      name: 'run',
      onClick: () => {
        setAside([run.id]);
        stop();
      },
    },
    {
      name: 'all',
      onClick: () => {
        // Who stops it needs not be asked whether to continue.
        setAside(together.flatMap(({ parts }) => parts.map(({ id }) => id)));
        for (const { record } of together) stopExperiment(record.id).catch(showProblem);
      },
    },
  ] as const;
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button
          variant="default"
          disabled={disabled}
          leftSection={<IconPlayerStop size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('experiments.train.stop.label')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ name, onClick }) => (
          <Menu.Item key={name} onClick={onClick}>
            <Text size="sm" fw={600}>
              {t(`experiments.train.stop.${name}`)}
            </Text>
            <Text size="xs" c="dimmed">
              {t(`experiments.train.stop.${name}Help`)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
