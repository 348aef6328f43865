import { Button, Modal, Stack, Text } from '@mantine/core';
import type { ClassLabel } from '../../../domain/dataset/dataset';
import { deleteClass, restoreClass } from '../../../storage/classes';
import { deleteImages, imageHashes, restoreImages } from '../../../storage/images';
import { regroup } from '../../../client/importSession';
import { t } from '../../../texts/t';
import { setFilter, useGallery } from '../gallery/galleryStore';
import { undoable } from '../undo';

interface DeleteClassModalProps {
  label: ClassLabel;
  imageCount: number;
  onClose: () => void;
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
      if (!deleted) return null;
      return {
        message: withImages
          ? t('dataset.undo.classAndImagesDeleted', { name: label.name, count: hashes.length })
          : t('dataset.undo.classDeleted', { name: label.name }),
        undo: async () => {
          const { name } = await restoreClass(deleted);
          await restoreImages(hashes);
          if (hashes.length > 0) await regroup();
          return name === label.name
            ? null
            : t('dataset.undo.restoredAs', { name: label.name, restored: name });
        },
      };
    });
  }

  return (
    <Modal
      opened
      onClose={onClose}
      centered
      title={t('dataset.classes.deleting.title', { name: label.name })}
    >
      <Stack>
        <Text size="sm">
          {imageCount === 0
            ? t('dataset.classes.deleting.noImages')
            : t('dataset.classes.deleting.ask', { count: imageCount })}{' '}
          {t('dataset.classes.deleting.runs')}
        </Text>
        {imageCount > 0 && (
          <Button variant="default" data-autofocus onClick={() => removeClass(false)}>
            {t('dataset.classes.deleting.keep')}
          </Button>
        )}
        <Button color="red" onClick={() => removeClass(imageCount > 0)}>
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
