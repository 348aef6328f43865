import { Button, Modal, Stack, Text } from '@mantine/core';
import type { ClassLabel } from '../../../domain/dataset/dataset';
import { deleteClass, restoreClass } from '../../../storage/classes';
import { deleteImages, imageHashes, restoreImages } from '../../../storage/images';
import { regroup } from '../../../client/importSession';
import { setFilter, useGallery } from '../gallery/galleryStore';
import { undoable } from '../undo';
import { photographs } from '../format';

interface DeleteClassModalProps {
  label: ClassLabel;
  pictures: number;
  onClose: () => void;
}

/** Delete a class, and ask what becomes of its images. Either way can be taken back. */
export function DeleteClassModal({ label, pictures, onClose }: DeleteClassModalProps) {
  function removeClass(withPictures: boolean): void {
    onClose();
    if (useGallery.getState().filter.classId === label.id) setFilter({ classId: null });
    void undoable(async () => {
      const hashes = withPictures ? await imageHashes({ classId: label.id }) : [];
      await deleteImages(hashes);
      const deleted = await deleteClass(label.id);
      if (!deleted) return null;
      return {
        message: withPictures
          ? `${label.name} and its ${photographs(hashes.length)} deleted.`
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
          {pictures === 0
            ? 'This class has no photographs.'
            : `What should become of its ${photographs(pictures)}?`}
        </Text>
        {pictures > 0 && (
          <Button variant="default" data-autofocus onClick={() => removeClass(false)}>
            Keep them as unlabelled
          </Button>
        )}
        <Button color="red" onClick={() => removeClass(pictures > 0)}>
          {pictures === 0 ? 'Delete the class' : `Delete the class and ${photographs(pictures)}`}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          Cancel
        </Button>
      </Stack>
    </Modal>
  );
}
