import { Button, FileButton, Skeleton, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileZip, IconPackage } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { EmptyState } from '../components/EmptyState';
import { PageHeading } from '../components/PageHeading';
import { useFileDrop } from '../components/useFileDrop';
import { messageOf } from '../components/format';
import { inference } from '../../client/inference';
import { useExportable } from './exportable';
import { SavedModelCard } from './SavedModelCard';
import { RunCard } from './RunCard';
import { StorageUsed } from './StorageUsed';

/** Models kept in this browser, runs that can be kept, and the import of model zips. */
export default function ExportingPage() {
  const exportable = useExportable();
  const [busy, setBusy] = useState(false);

  const importZip = async (file: File | null) => {
    if (!file) return;
    setBusy(true);
    try {
      const { notice } = await inference().importModel(file);
      notifications.show({
        title: 'The model is back',
        message: [`${file.name} can be used in Try it.`, notice].join(' ').trim(),
      });
    } catch (error) {
      notifications.show({
        color: 'red',
        title: `${file.name} was not brought back`,
        message: messageOf(error),
        autoClose: false,
      });
    } finally {
      setBusy(false);
    }
  };
  const drop = useFileDrop(([file]) => void importZip(file ?? null));

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
          <FileButton accept=".zip,application/zip" onChange={(file) => void importZip(file)}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                loading={busy}
                leftSection={<IconFileZip size={18} aria-hidden />}
              >
                Bring a model back from its zip
              </Button>
            )}
          </FileButton>
        }
      >
        A model takes plain RGB pictures and does its own scaling, so that any TensorFlow.js program
        can use it.
      </PageHeading>
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
          from this studio can be dropped here.
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
