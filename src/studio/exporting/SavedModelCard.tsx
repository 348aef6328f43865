import { ActionIcon, Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { modals } from '@mantine/modals';
import { IconBox, IconDownload, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ModelRecord } from '../../domain/run/savedModel';
import { deleteModel, renameModel } from '../../storage/models';
import { locale, t } from '../../texts/t';
import { fileSize, familyTitle, percent } from '../components/format';
import { showProblem } from '../components/showProblem';
import { EvaluateHere } from './EvaluateHere';
import { ExportDialog } from './ExportDialog';
import { ModelCard } from './ModelCard';
import { NameForm } from './NameForm';
import { OthersLink } from './OthersLink';
import { useImportedAccuracy } from './useImportedAccuracy';

/** "A or B". */
const eitherOf = (classes: string[]): string =>
  new Intl.ListFormat(locale(), { type: 'disjunction' }).format(classes);

/** A model in this browser under a name: export, rename, delete. */
export function SavedModelCard({ model }: { model: ModelRecord }) {
  const [renaming, { open, close }] = useDisclosure(false);
  const [exporting, dialog] = useDisclosure(false);
  const { id, name, metadata, byteLength, runId } = model;
  const { metrics } = metadata;
  const isImported = runId === null;
  const here = useImportedAccuracy(id);
  const remove = () =>
    modals.openConfirmModal({
      title: t('exporting.delete.title', { name }),
      children: <Text size="sm">{t(`exporting.delete.${isImported ? 'imported' : 'saved'}`)}</Text>,
      labels: { confirm: t('exporting.delete.confirm'), cancel: t('exporting.delete.cancel') },
      confirmProps: { color: 'error' },
      onConfirm: () => void deleteModel(id).catch(showProblem),
    });
  return (
    <ModelCard
      icon={IconBox}
      name={name}
      facts={[
        familyTitle(metadata.family),
        eitherOf(metadata.classes),
        ...(metrics
          ? [
              t('exporting.card.accuracy', {
                accuracy: percent(metrics.testAccuracy),
                count: metrics.testImages,
              }),
            ]
          : []),
        fileSize(byteLength),
        ...(isImported ? [t('exporting.card.imported')] : []),
        ...(here
          ? [
              t('exporting.card.accuracyHere', {
                accuracy: percent(here.accuracy),
                count: here.images,
              }),
            ]
          : []),
      ]}
    >
      {isImported && <EvaluateHere modelId={id} name={name} again={here !== undefined} />}
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={dialog.open}
      >
        {t('exporting.card.export')}
      </Button>
      <OthersLink modelKey={`model:${id}`} />
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('exporting.card.rename', { name })}
        onClick={open}
      >
        <IconPencil size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('exporting.card.delete', { name })}
        onClick={remove}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
      {exporting && (
        <ExportDialog
          models={[{ kind: 'model', modelId: id }]}
          name={name}
          classes={metadata.classes}
          onClose={dialog.close}
        />
      )}
      {renaming && (
        <NameForm
          title={t('exporting.name.rename')}
          action={t('exporting.name.renameAction')}
          name={name}
          onName={(next) => renameModel(id, next)}
          onClose={close}
        />
      )}
    </ModelCard>
  );
}
