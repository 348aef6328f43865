import { Alert, Button, Group, Loader, Modal, Progress, Stack, Text } from '@mantine/core';
import { useLiveQuery } from '../components/useLiveQuery';
import { useState } from 'react';
import type { OpeningMode } from '../../domain/project/outcome';
import type { ProjectProgress } from '../../engine/protocol/project';
import { countProject } from '../../storage/project';
import { t } from '../../texts/t';
import { fileSize } from '../components/format';
import { showProjectDialog } from '../components/project/projectDialog';
import { ModeChoice } from './ModeChoice';
import { Outcome } from './Outcome';
import { ProjectFacts } from './ProjectFacts';
import { useOpening } from './useOpening';

const close = () => showProjectDialog(null);

function OpeningProgress({ progress }: { progress: ProjectProgress | null }) {
  const { phase = 'checking', done = 0, total = 0 } = progress ?? {};
  const text =
    phase === 'checking'
      ? t('project.open.checking', { done: fileSize(done), total: fileSize(total) })
      : t('project.open.opening', { done, total });
  return (
    <Stack gap="xs">
      <Text size="sm">{text}</Text>
      <Progress
        value={total === 0 ? 0 : (100 * done) / total}
        aria-label={t('project.open.progress')}
      />
    </Stack>
  );
}

/** What is in project files, what to do with it, and what came of it. Closing it cancels. */
export function OpenDialog({ files }: { files: File[] }) {
  const { projects, state, progress, open, cancel } = useOpening(files);
  const here = useLiveQuery(countProject);
  const [mode, setMode] = useState<OpeningMode>('merge');
  const summaries = projects.flatMap(({ summary }) => summary ?? []);
  const isUnfinished = summaries.some(({ unfinished }) => unfinished);
  const isEmpty = !here || here.images + here.runs + here.models + here.weightSets === 0;
  const [only] = projects;
  // Several files, and runs that are handed in, are only added.
  const canReplace =
    projects.length === 1 && only?.summary?.kind === 'project' && !isEmpty && !isUnfinished;
  const end = () => {
    cancel();
    close();
  };
  return (
    <Modal
      opened
      onClose={end}
      title={t(files.length > 1 ? 'project.open.titleMany' : 'project.open.title')}
      size="lg"
      closeOnClickOutside={state !== 'opening'}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        {state === 'reading' && (
          <Group gap="sm">
            <Loader size="sm" role="progressbar" aria-label={t('project.open.reading')} />
            <Text size="sm">{t('project.open.reading')}</Text>
          </Group>
        )}
        {state === 'asking' && (
          <>
            <ProjectFacts projects={projects} />
            {isUnfinished && <Alert color="warning">{t('project.open.unfinished')}</Alert>}
            {canReplace && here && (
              <ModeChoice
                mode={mode}
                here={here}
                onChange={setMode}
                onSaveFirst={() => showProjectDialog({ kind: 'save', then: files })}
              />
            )}
          </>
        )}
        {state === 'opening' && <OpeningProgress progress={progress} />}
        {state === 'stopped' && <Alert color="warning">{t('project.open.stopped')}</Alert>}
        {(state === 'done' || state === 'stopped') && <Outcome projects={projects} onClose={end} />}
        {(state === 'reading' || state === 'asking' || state === 'opening') && (
          <Group justify="flex-end">
            <Button variant="default" onClick={state === 'opening' ? cancel : end}>
              {t('common.cancel')}
            </Button>
            <Button
              loading={state !== 'asking'}
              color={canReplace && mode === 'replace' ? 'error' : undefined}
              onClick={() => void open(canReplace ? mode : 'merge')}
              data-autofocus
            >
              {t(isUnfinished ? 'project.open.complete' : 'project.open.action')}
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}
