import { notifications } from '@mantine/notifications';
import type { ModelReference } from '../../engine/protocol';
import { fileName, saveFile } from '../components/saveFile';
import { fileSize, messageOf } from '../components/format';
import { inference } from '../../client/inference';

/** Pack a model into a zip in the worker and hand it to the browser's downloads. */
export async function downloadModel(reference: ModelReference, name: string): Promise<void> {
  const id = notifications.show({
    title: `Packing ${name}`,
    message: 'The model, its weights and a README, in one zip.',
    loading: true,
    autoClose: false,
    withCloseButton: false,
  });
  try {
    const zip = await inference().exportZip(reference);
    saveFile(`${fileName(name)}.zip`, zip);
    notifications.update({
      id,
      title: `${name} is downloaded`,
      message: `${fileSize(zip.size)}. Its README says how to load it.`,
      loading: false,
      autoClose: 5000,
      withCloseButton: true,
    });
  } catch (error) {
    notifications.update({
      id,
      color: 'red',
      title: `${name} could not be packed`,
      message: messageOf(error),
      loading: false,
      autoClose: false,
      withCloseButton: true,
    });
  }
}
