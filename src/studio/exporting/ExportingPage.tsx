import { Button, FileButton, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconPackage, IconPackageImport } from '@tabler/icons-react';
import { Link } from 'wouter';
import { t } from '../../texts/t';
import { EmptyState } from '../components/EmptyState';
import { PageHeading } from '../components/PageHeading';
import { ProjectSection } from '../components/project/ProjectSection';
import { useFileDrop } from '../components/useFileDrop';
import { ExportAll } from './ExportAll';
import { useExportable } from './exportable';
import { ModelForm } from './ModelForm';
import { SavedModelCard } from './SavedModelCard';
import { RunCard } from './RunCard';
import { StorageUsed } from './StorageUsed';
import { useModelImport } from './useModelImport';

/** A zip of the studio's, a Keras model, and what may be chosen with it. */
const ACCEPTED = '.zip,.keras,.h5,.hdf5,.json,.csv,.bin';

/** Models saved in this browser, runs whose models can be saved or exported, and the import of models. */
export default function ExportingPage() {
  const exportable = useExportable();
  const { busy, importFiles, asked, answer, close } = useModelImport();
  const drop = useFileDrop((files) => void importFiles(files));

  return (
    <Stack
      gap="xl"
      mih="60vh"
      bg={drop.over ? 'var(--mantine-color-teal-light)' : undefined}
      {...drop.handlers}
    >
      <PageHeading
        title={t('shell.pages.export')}
        actions={
          <FileButton multiple accept={ACCEPTED} onChange={(files) => void importFiles(files)}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                loading={busy}
                leftSection={<IconPackageImport size={18} aria-hidden />}
              >
                {t('exporting.import')}
              </Button>
            )}
          </FileButton>
        }
      >
        {t('exporting.purpose')}
      </PageHeading>
      {asked && <ModelForm questions={asked.questions} onAnswer={answer} onClose={close} />}
      {exportable === undefined && (
        <Skeleton h={200} role="progressbar" aria-label={t('exporting.reading')} />
      )}
      {exportable && exportable.models.length + exportable.runs.length === 0 && (
        <EmptyState
          icon={IconPackage}
          title={t('exporting.nothing.title')}
          action={
            <Button component={Link} href="/train">
              {t('exporting.nothing.train')}
            </Button>
          }
        >
          {t('exporting.nothing.text')}
        </EmptyState>
      )}
      {exportable && exportable.models.length > 0 && (
        <Stack gap="sm" component="section" aria-label={t('exporting.saved')}>
          <Title order={3} size="h4">
            {t('exporting.saved')}
          </Title>
          {exportable.models.map((model) => (
            <SavedModelCard key={model.id} model={model} />
          ))}
        </Stack>
      )}
      {exportable && exportable.runs.length > 0 && (
        <Stack gap="sm" component="section" aria-label={t('exporting.runs.title')}>
          <Group justify="space-between" gap="xs">
            <Title order={3} size="h4">
              {t('exporting.runs.title')}
            </Title>
            {exportable.runs.length > 1 && <ExportAll runs={exportable.runs} />}
          </Group>
          <Text size="sm" c="dimmed">
            {t('exporting.runs.note')}
          </Text>
          {exportable.runs.map((run) => (
            <RunCard key={run.id} run={run} />
          ))}
        </Stack>
      )}
      <ProjectSection />
      {exportable && <StorageUsed changes={exportable.models.length} />}
    </Stack>
  );
}
