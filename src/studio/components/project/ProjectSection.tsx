import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconFileExport, IconFileImport, IconSend } from '@tabler/icons-react';
import { t } from '../../../texts/t';
import { pickProjects, showProjectDialog } from './projectDialog';

/** The project as one file: save it, hand in its runs, open another. */
export function ProjectSection() {
  return (
    <Stack gap="sm" component="section" aria-label={t('project.section.title')}>
      <Title order={3} size="h4">
        {t('project.section.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('project.section.text')}
      </Text>
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<IconFileExport size={16} aria-hidden />}
          onClick={() => showProjectDialog({ kind: 'save' })}
        >
          {t('project.section.save')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconSend size={16} aria-hidden />}
          onClick={() => showProjectDialog({ kind: 'hand-in' })}
        >
          {t('project.section.handIn')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileImport size={16} aria-hidden />}
          onClick={pickProjects}
        >
          {t('project.section.open')}
        </Button>
      </Group>
    </Stack>
  );
}
