import { Anchor, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Rejection } from '../../../domain/dataset/dataset';
import { inference } from '../../../client/inference';
import type { IncomingFile } from '../../../engine/protocol';
import { messageOf } from '../../components/format';

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
  const id = `model-${crypto.randomUUID()}`;
  const notice = {
    id,
    autoClose: false as const,
    closeButtonProps: { 'aria-label': 'Close' },
  };
  notifications.show({
    ...notice,
    loading: true,
    title: `${file.name} holds a model, not photographs`,
    message: 'It is imported as a model.',
  });
  try {
    const { kind } = await inference().importModel([file]);
    if (kind === 'questions') {
      throw new Error(
        'It has no metadata.json, so its classes are not known. Import it on the Keep page, which asks for them.',
      );
    }
    notifications.update({
      ...notice,
      loading: false,
      title: `${file.name} was imported as a model`,
      // Notifications are drawn outside the router: a plain link.
      message: (
        <Text size="sm">
          It is on the{' '}
          <Anchor href="#/export" size="sm" onClick={() => notifications.hide(id)}>
            Keep
          </Anchor>{' '}
          page and can be used on the Try it page.
        </Text>
      ),
    });
  } catch (error) {
    notifications.update({
      ...notice,
      loading: false,
      color: 'red',
      title: `${file.name} holds a model that cannot be imported`,
      message: messageOf(error),
    });
  }
}
