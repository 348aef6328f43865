import { Anchor, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Rejection } from '../../../domain/dataset/dataset';
import { newId } from '../../../domain/newId';
import { inference } from '../../../client/inference';
import type { IncomingFile } from '../../../engine/protocol/importing';
import { sayError, t } from '../../../texts/t';
import { Rich } from '../../components/Rich';

/** The model zips among files that were imported as images. */
export function modelZips(
  files: readonly IncomingFile[],
  rejections: readonly Rejection[],
): IncomingFile[] {
  const misplaced = new Set(
    rejections.filter(({ reason }) => reason === 'misplaced').map(({ path }) => path),
  );
  return files.filter(({ path }) => misplaced.has(path) && /\.zip$/i.test(path));
}

/** Import a model that was dropped among images as a model, and tell the user. */
export async function importModel({ file }: IncomingFile): Promise<void> {
  const id = `model-${newId()}`;
  const notice = {
    id,
    autoClose: false as const,
    closeButtonProps: { 'aria-label': t('common.close') },
  };
  notifications.show({
    ...notice,
    loading: true,
    title: t('dataset.incoming.models.holdsModel', { name: file.name }),
    message: t('dataset.incoming.models.importing'),
  });
  try {
    const { kind } = await inference().importModel([file]);
    if (kind === 'questions') {
      throw new Error(t('dataset.incoming.models.noMetadata'));
    }
    notifications.update({
      ...notice,
      loading: false,
      title: t('dataset.incoming.models.imported', { name: file.name }),
      // Notifications are drawn outside the router: a plain link.
      message: (
        <Text size="sm">
          <Rich
            text="dataset.incoming.models.where"
            parts={{
              a: <Anchor href="#/export" size="sm" onClick={() => notifications.hide(id)} />,
            }}
          />
        </Text>
      ),
    });
  } catch (error) {
    notifications.update({
      ...notice,
      loading: false,
      color: 'error',
      title: t('dataset.incoming.models.failed', { name: file.name }),
      message: sayError(error),
    });
  }
}
