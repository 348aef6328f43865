import { ActionIcon, Button, Group, Menu, Text, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import {
  IconDots,
  IconPencil,
  IconPlayerPlay,
  IconPlayerStop,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { deleteExperiment, stopExperiment } from '../../../client/experiments';
import { renameExperiment } from '../../../storage/experiments';
import { say, t } from '../../../texts/t';
import { continueTraining } from '../../components/continueTraining';
import { EXPERIMENTS } from '../../components/experiments/experimentPath';
import {
  progressOf,
  unfinishedIds,
  type ExperimentParts,
} from '../../components/experiments/useExperiments';
import { showProblem } from '../../components/showProblem';

const attempt = (work: Promise<unknown>): Promise<void> => work.then(() => undefined, showProblem);

function RenameForm({ id, name }: { id: string; name: string }) {
  const [value, setValue] = useState(name);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // A name of the studio's that is left as it is stays one in every language.
        const renaming =
          value.trim() === name ? Promise.resolve() : renameExperiment(id, value, say);
        void attempt(renaming).then(() => modals.closeAll());
      }}
    >
      <TextInput
        data-autofocus
        label={t('experiments.page.actions.name')}
        value={value}
        onChange={({ currentTarget }) => setValue(currentTarget.value)}
      />
      <Group justify="flex-end" mt="md">
        <Button type="submit">{t('experiments.page.actions.save')}</Button>
      </Group>
    </form>
  );
}

/** Continue or stop it; rename and delete it. */
export function ExperimentActions({ experiment }: { experiment: ExperimentParts }) {
  const [, navigate] = useLocation();
  const { record, parts, final } = experiment;
  const { isActive, runs, finished } = progressOf(experiment);
  const isBusy = isActive || final?.status === 'running' || final?.queued !== undefined;
  const rename = () =>
    modals.open({
      title: t('experiments.page.actions.rename'),
      closeButtonProps: { 'aria-label': t('common.close') },
      children: <RenameForm id={record.id} name={say(record.name)} />,
    });
  const remove = () =>
    modals.openConfirmModal({
      title: t('experiments.page.actions.deleteTitle', { name: say(record.name) }),
      children: (
        <Text size="sm">{t('experiments.page.actions.deleteText', { count: parts.length })}</Text>
      ),
      labels: { confirm: t('experiments.page.actions.deleteConfirm'), cancel: t('common.cancel') },
      confirmProps: { color: 'error' },
      onConfirm: () => void attempt(deleteExperiment(record.id).then(() => navigate(EXPERIMENTS))),
    });
  return (
    <Group gap="xs">
      {isActive && (
        <Button
          variant="default"
          leftSection={<IconPlayerStop size={16} aria-hidden />}
          onClick={() => void attempt(stopExperiment(record.id))}
        >
          {t('experiments.page.actions.stop')}
        </Button>
      )}
      {!isActive && finished < runs && (
        <Button
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          onClick={() => void continueTraining(unfinishedIds(experiment))}
        >
          {t('experiments.page.actions.continue')}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t('experiments.page.actions.more', { name: say(record.name) })}
          >
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={rename}>
            {t('experiments.page.actions.rename')}
          </Menu.Item>
          <Menu.Item
            color="error"
            disabled={isBusy}
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={remove}
          >
            {t('experiments.page.actions.delete')}
            {isBusy && (
              <Text size="xs" c="dimmed">
                {t('experiments.page.actions.busy')}
              </Text>
            )}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
