import { Button, Modal, Stack, Text } from '@mantine/core';
import { useLiveQuery } from '../../components/useLiveQuery';
import type { ClassLabel } from '../../../domain/dataset/dataset';
import { deleteClass } from '../../../storage/classes';
import { deleteImages } from '../../../storage/deletedImages';
import { imageHashes } from '../../../storage/images';
import { countRunsOfClass } from '../../../storage/runs';
import { t } from '../../../texts/t';
import { setFilter, useGallery } from '../gallery/galleryStore';
import { undoable } from '../undo';

interface DeleteClassModalProps {
  label: ClassLabel;
  imageCount: number;
  onClose: () => void;
}

/** What deleting a class means for the runs that have used it. */
function RunsOfClass({ id }: { id: string }) {
  const runs = useLiveQuery(() => countRunsOfClass(id), [id]);
  if (!runs) return null;
  return (
    <Text size="sm">
      {runs.ended > 0
        ? t('dataset.classes.deleting.used', { count: runs.ended })
        : t('dataset.classes.deleting.unused')}{' '}
      {runs.open > 0 && t('dataset.classes.deleting.open', { count: runs.open })}{' '}
      {t('dataset.classes.deleting.undo')}
    </Text>
  );
}

/** Delete a class, and ask what becomes of its images. Both choices can be undone. */
export function DeleteClassModal({ label, imageCount, onClose }: DeleteClassModalProps) {
  function removeClass(withImages: boolean): void {
    onClose();
    if (useGallery.getState().filter.classId === label.id) setFilter({ classId: null });
    void undoable(async () => {
      const hashes = withImages ? await imageHashes({ classId: label.id }) : [];
      await deleteImages(hashes);
      const deleted = await deleteClass(label.id);
      return deleted ? { kind: 'class-deleted', deleted, hashes } : null;
    });
  }

  return (
    <Modal
      opened
      onClose={onClose}
      centered
      title={t('dataset.classes.deleting.title', { name: label.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text size="sm">
          {imageCount === 0
            ? t('dataset.classes.deleting.noImages')
            : t('dataset.classes.deleting.ask', { count: imageCount })}
        </Text>
        <RunsOfClass id={label.id} />
        {imageCount > 0 && (
          <Button variant="default" data-autofocus onClick={() => removeClass(false)}>
            {t('dataset.classes.deleting.keep')}
          </Button>
        )}
        <Button color="error" onClick={() => removeClass(imageCount > 0)}>
          {imageCount === 0
            ? t('dataset.classes.deleting.delete')
            : t('dataset.classes.deleting.deleteAll', { count: imageCount })}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('dataset.classes.cancel')}
        </Button>
      </Stack>
    </Modal>
  );
}
