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
import { useKeepable } from './kept';
import { KeptModel } from './KeptModel';
import { RunToKeep } from './RunToKeep';
import { StorageUsed } from './StorageUsed';

/** Models kept in this browser, runs that can be, and zips that come back. */
export default function ExportingPage() {
  const keepable = useKeepable();
  const [busy, setBusy] = useState(false);

  const bringBack = async (file: File | null) => {
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
  const drop = useFileDrop(([file]) => void bringBack(file ?? null));

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
          <FileButton accept=".zip,application/zip" onChange={(file) => void bringBack(file)}>
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
      {keepable === undefined && <Skeleton h={200} aria-label="Looking for models" />}
      {keepable && keepable.models.length + keepable.runs.length === 0 && (
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
      {keepable && keepable.models.length > 0 && (
        <Stack gap="sm" component="section" aria-label="Kept models">
          <Title order={3} size="h4">
            Kept models
          </Title>
          {keepable.models.map((model) => (
            <KeptModel key={model.id} model={model} />
          ))}
        </Stack>
      )}
      {keepable && keepable.runs.length > 0 && (
        <Stack gap="sm" component="section" aria-label="Finished runs">
          <Title order={3} size="h4">
            Finished runs
          </Title>
          <Text size="sm" c="dimmed">
            A run holds its model until it is deleted; a kept model stays.
          </Text>
          {keepable.runs.map((run) => (
            <RunToKeep key={run.id} run={run} />
          ))}
        </Stack>
      )}
      {keepable && <StorageUsed changes={keepable.models.length} />}
    </Stack>
  );
}
