import { Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useLiveQuery } from '../../components/useLiveQuery';
import type { UnfinishedImport } from '../../../domain/dataset/unfinishedImport';
import { forgetImport, interruptedImport } from '../../../storage/unfinishedImport';
import { t } from '../../../texts/t';
import { Notice } from '../Notice';
import { showProblem } from '../undo';

function nameOf({ origin }: UnfinishedImport): string {
  if (origin.kind === 'project') return origin.name;
  if (origin.kind !== 'files') return t(`dataset.incoming.interrupted.${origin.kind}`);
  return origin.name ?? t('common.files', { count: origin.files });
}

function whereStopped(stopped: UnfinishedImport): string {
  const { done, total } = stopped;
  const name = nameOf(stopped);
  if (stopped.origin.kind === 'project') {
    return t('project.interrupted.stopped', { name, done, total: total ?? 0 });
  }
  return total === null
    ? t('dataset.incoming.interrupted.notBegun', { name })
    : t('dataset.incoming.interrupted.stopped', {
        ...{ name, done },
        total: t('common.files', { count: total }),
      });
}

const whatToDo = ({ origin }: UnfinishedImport): string =>
  ({
    files: t('dataset.incoming.interrupted.again'),
    project: t('project.interrupted.again'),
    sample: t('dataset.incoming.interrupted.sampleAgain'),
    webcam: t('dataset.incoming.interrupted.recording'),
  })[origin.kind];

interface InterruptedImportProps {
  onFolder: () => void;
  onFiles: () => void;
  onSample: () => void;
  onProject: () => void;
}

/** After a reload or a closed tab in mid-import: where it stopped, and the way to go on. */
export function InterruptedImport({
  onFolder,
  onFiles,
  onSample,
  onProject,
}: InterruptedImportProps) {
  const stopped = useLiveQuery(interruptedImport);
  if (!stopped) return null;
  const { origin } = stopped;
  const again = {
    files: origin.kind === 'files' && origin.picker === 'folder' ? onFolder : onFiles,
    sample: onSample,
    project: onProject,
    webcam: null,
  }[origin.kind];
  const dismiss = () => void forgetImport().catch(showProblem);
  return (
    <Notice
      color="warning"
      icon={<IconAlertTriangle aria-hidden />}
      title={t(
        origin.kind === 'project'
          ? 'project.interrupted.title'
          : 'dataset.incoming.interrupted.title',
      )}
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm" flex="1 1 20rem">
          {whereStopped(stopped)} {whatToDo(stopped)}
        </Text>
        <Group gap="xs">
          {again && (
            <Button size="xs" onClick={again}>
              {t(
                origin.kind === 'project'
                  ? 'project.interrupted.open'
                  : 'dataset.incoming.interrupted.import',
              )}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={dismiss}>
            {t('dataset.incoming.interrupted.dismiss')}
          </Button>
        </Group>
      </Group>
    </Notice>
  );
}
