import { Button, Modal, Stack, Text } from '@mantine/core';
import type { ClassLabel } from '../../../domain/dataset/dataset';
import { deleteClass, restoreClass } from '../../../storage/classes';
import { deleteImages, imageHashes, restoreImages } from '../../../storage/images';
import { regroup } from '../../../client/importSession';
import { setFilter, useGallery } from '../gallery/galleryStore';
import { undoable } from '../undo';
import { formatImages } from '../format';

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
          ? `${label.name} and its ${formatImages(hashes.length)} deleted.`
          : `${label.name} deleted.`,
        undo: async () => {
          const { name } = await restoreClass(deleted);
          await restoreImages(hashes);
          if (hashes.length > 0) await regroup();
          return name === label.name
            ? null
            : `There is another class called ${label.name} now: the restored one is called ${name}.`;
        },
      };
    });
  }

  return (
    <Modal opened onClose={onClose} centered title={`Delete ${label.name}`}>
      <Stack>
        <Text size="sm">
          {imageCount === 0
            ? 'This class has no images.'
            : `What should become of its ${formatImages(imageCount)}?`}{' '}
          Finished runs keep this class and their results; new runs are trained without it.
        </Text>
        {imageCount > 0 && (
          <Button variant="default" data-autofocus onClick={() => removeClass(false)}>
            Keep them as unlabelled
          </Button>
        )}
        <Button color="red" onClick={() => removeClass(imageCount > 0)}>
          {imageCount === 0
            ? 'Delete the class'
            : `Delete the class and ${formatImages(imageCount)}`}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          Cancel
        </Button>
      </Stack>
    </Modal>
  );
}
