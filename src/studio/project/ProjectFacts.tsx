import { Alert, Stack, Text } from '@mantine/core';
import type { ProjectSummary } from '../../domain/project/outcome';
import { t } from '../../texts/t';
import { dateTime, fileSize } from '../components/format';
import { describeCounts } from './describe';
import type { ChosenProject } from './useOpening';

function Facts({ file, summary }: { file: File; summary: ProjectSummary }) {
  const { by, bytes, counts, here, savedAt, studio } = summary;
  const isHere = Object.values(here).some((count) => count > 0);
  return (
    <div>
      <Text fw={600} size="sm">
        {by === null ? file.name : t('project.open.handedIn', { by })}
      </Text>
      <Text size="sm">
        {fileSize(bytes)}: {describeCounts(counts)}.
      </Text>
      <Text size="sm" c="dimmed">
        {t('project.open.savedAt', { date: dateTime(Date.parse(savedAt)), version: studio })}
      </Text>
      {isHere && <Text size="sm">{t('project.open.here', { what: describeCounts(here) })}</Text>}
    </div>
  );
}

/** What is in each of the chosen files. */
export function ProjectFacts({ projects }: { projects: ChosenProject[] }) {
  return (
    <Stack gap="sm" mah="40vh" style={{ overflowY: 'auto' }}>
      {projects.map(({ file, summary, problem }, index) =>
        summary ? (
          <Facts key={index} file={file} summary={summary} />
        ) : (
          <Alert key={index} color="error" title={t('project.open.notOpened', { name: file.name })}>
            {problem}
          </Alert>
        ),
      )}
    </Stack>
  );
}
