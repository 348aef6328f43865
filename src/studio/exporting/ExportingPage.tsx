import { Button, FileButton, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconPackage, IconPackageImport } from '@tabler/icons-react';
import { Link } from 'wouter';
import { EmptyState } from '../components/EmptyState';
import { PageHeading } from '../components/PageHeading';
import { useFileDrop } from '../components/useFileDrop';
import { useExportable } from './exportable';
import { ModelForm } from './ModelForm';
import { SavedModelCard } from './SavedModelCard';
import { RunCard } from './RunCard';
import { StorageUsed } from './StorageUsed';
import { useModelImport } from './useModelImport';

/** A zip of the studio's, a Keras model, and what may be chosen with it. */
const ACCEPTED = '.zip,.keras,.h5,.hdf5,.json,.csv,.bin';

/** Models kept in this browser, runs that can be kept, and the import of models. */
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
        title="Keep"
        actions={
          <FileButton multiple accept={ACCEPTED} onChange={(files) => void importFiles(files)}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                loading={busy}
                leftSection={<IconPackageImport size={18} aria-hidden />}
              >
                Import model
              </Button>
            )}
          </FileButton>
        }
      >
        A model takes plain RGB pictures and does its own scaling, so that any TensorFlow.js program
        can use it.
      </PageHeading>
      {asked && <ModelForm questions={asked.questions} onAnswer={answer} onClose={close} />}
      {exportable === undefined && <Skeleton h={200} aria-label="Looking for models" />}
      {exportable && exportable.models.length + exportable.runs.length === 0 && (
        <EmptyState
          icon={IconPackage}
          title="Nothing to keep yet"
          action={
            <Button component={Link} href="/train">
              Train a model
            </Button>
          }
        >
          When a run has finished, its model can be kept here under a name and downloaded. A zip
          from this studio, or a Keras model (.keras, .h5), can be dropped here.
        </EmptyState>
      )}
      {exportable && exportable.models.length > 0 && (
        <Stack gap="sm" component="section" aria-label="Kept models">
          <Title order={3} size="h4">
            Kept models
          </Title>
          {exportable.models.map((model) => (
            <SavedModelCard key={model.id} model={model} />
          ))}
        </Stack>
      )}
      {exportable && exportable.runs.length > 0 && (
        <Stack gap="sm" component="section" aria-label="Finished runs">
          <Title order={3} size="h4">
            Finished runs
          </Title>
          <Text size="sm" c="dimmed">
            A run holds its model until it is deleted; a kept model stays.
          </Text>
          {exportable.runs.map((run) => (
            <RunCard key={run.id} run={run} />
          ))}
        </Stack>
      )}
      {exportable && <StorageUsed changes={exportable.models.length} />}
    </Stack>
  );
}
