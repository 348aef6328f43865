import { ActionIcon, Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { modals } from '@mantine/modals';
import { IconBox, IconDownload, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ModelRecord } from '../../domain/run/savedModel';
import { deleteModel, renameModel } from '../../storage/models';
import { fileSize, familyTitle, percent } from '../components/format';
import { EvaluateHere } from './EvaluateHere';
import { ExportDialog } from './ExportDialog';
import { ModelCard } from './ModelCard';
import { NameForm } from './NameForm';
import { OthersLink } from './OthersLink';
import { useImportedAccuracy } from './useImportedAccuracy';

/** A model in this browser under a name: download, rename, delete. */
export function SavedModelCard({ model }: { model: ModelRecord }) {
  const [renaming, { open, close }] = useDisclosure(false);
  const [exporting, dialog] = useDisclosure(false);
  const { id, name, metadata, byteLength, runId } = model;
  const { metrics } = metadata;
  const isImported = runId === null;
  const here = useImportedAccuracy(id);
  const remove = () =>
    modals.openConfirmModal({
      title: `Delete ${name}?`,
      children: (
        <Text size="sm">
          {isImported
            ? 'The model goes for good, and its evaluation in Compare with it.'
            : 'The model goes for good. The run it came from stays.'}
        </Text>
      ),
      labels: { confirm: 'Delete the model', cancel: 'Keep it' },
      confirmProps: { color: 'red' },
      onConfirm: () => void deleteModel(id),
    });
  return (
    <ModelCard
      icon={IconBox}
      name={name}
      facts={[
        familyTitle(metadata.family),
        metadata.classes.join(' or '),
        ...(metrics
          ? [`${percent(metrics.testAccuracy)} on ${metrics.testImages} test photographs`]
          : []),
        fileSize(byteLength),
        ...(isImported ? ['imported'] : []),
        ...(here ? [`${percent(here.accuracy)} on ${here.images} test images here`] : []),
      ]}
    >
      {isImported && <EvaluateHere modelId={id} name={name} again={here !== undefined} />}
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={dialog.open}
      >
        Download
      </Button>
      <OthersLink modelKey={`model:${id}`} />
      <ActionIcon variant="default" size="lg" aria-label={`Rename ${name}`} onClick={open}>
        <IconPencil size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="default" size="lg" aria-label={`Delete ${name}`} onClick={remove}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
      {exporting && (
        <ExportDialog
          model={{ kind: 'model', modelId: id }}
          name={name}
          classes={metadata.classes}
          onClose={dialog.close}
        />
      )}
      {renaming && (
        <NameForm
          title="Rename the model"
          action="Rename"
          name={name}
          onName={(next) => renameModel(id, next)}
          onClose={close}
        />
      )}
    </ModelCard>
  );
}
