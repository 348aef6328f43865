import { Alert, Anchor, Button, Group, List, Stack, Text } from '@mantine/core';
import { noCounts } from '../../domain/project/outcome';
import type { ProjectCounts } from '../../domain/project/manifest';
import { say, t } from '../../texts/t';
import { describeCounts } from './describe';
import type { ChosenProject } from './useOpening';

/** Conflicts shown at once. */
const SHOWN = 20;

function sum(all: ProjectCounts[]): ProjectCounts {
  const total = noCounts();
  for (const counts of all) {
    for (const kind of Object.keys(total) as (keyof ProjectCounts)[]) total[kind] += counts[kind];
  }
  return total;
}

/** What came of opening the files: what was added, what was here, what differs, what failed. */
export function Outcome({ projects, onClose }: { projects: ChosenProject[]; onClose: () => void }) {
  const opened = projects.flatMap(({ opened: one }) => one ?? []);
  const failed = projects.filter(({ problem }) => problem);
  const added = sum(opened.map((one) => one.added));
  const here = sum(opened.map((one) => one.alreadyHere));
  const conflicts = opened.flatMap((one) => one.conflicts).slice(0, SHOWN);
  const conflictCount = opened.reduce((total, one) => total + one.conflictCount, 0);
  const more = conflictCount - conflicts.length;
  return (
    <Stack>
      {opened.length > 0 && (
        <Alert
          color="done"
          role="status"
          title={
            projects.length > 1
              ? t('project.open.doneMany', { count: opened.length })
              : t('project.open.done')
          }
        >
          <Text size="sm">{t('project.open.added', { what: describeCounts(added) })}</Text>
          <Text size="sm">{t('project.open.here', { what: describeCounts(here) })}</Text>
        </Alert>
      )}
      {conflictCount > 0 && (
        <Alert color="warning" title={t('project.open.conflicts', { count: conflictCount })}>
          <List size="sm">
            {conflicts.map((conflict, index) => (
              <List.Item key={index}>{say(conflict)}</List.Item>
            ))}
          </List>
          {more > 0 && <Text size="sm">{t('project.open.more', { count: more })}</Text>}
        </Alert>
      )}
      {failed.map(({ file, problem }, index) => (
        <Alert
          key={index}
          color="error"
          role="alert"
          title={t('project.open.notOpened', { name: file.name })}
        >
          {problem}
        </Alert>
      ))}
      <Group justify="flex-end">
        {added.runs > 0 && (
          <Anchor href="#/compare" size="sm" onClick={onClose}>
            {t('project.open.compare')}
          </Anchor>
        )}
        <Button onClick={onClose}>{t('project.open.close')}</Button>
      </Group>
    </Stack>
  );
}
