import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { startImport, importStore } from '../../../client/importSession';
import type { IncomingFile } from '../../../engine/protocol';
import {
  collectDropped,
  collectFolders,
  type Collected,
  type OnFound,
} from '../../components/files/collectFiles';
import { pickFolder } from '../../components/files/folder';
import { count } from '../format';
import { importModel, modelZips } from './importModels';

/** A few names of many. */
const some = (names: string[]): string =>
  names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${count(names.length - 3)} more` : '');

/** Import images, and models that are among them as models. */
async function importAll(files: IncomingFile[]): Promise<void> {
  await startImport(files);
  const models = modelZips(files, importStore.getState().report?.rejections ?? []);
  for (const model of models) await importModel(model);
}

function accept({ files, unreadable }: Collected): void {
  if (unreadable.length > 0) {
    notifications.show({
      color: 'yellow',
      autoClose: false,
      title: 'The browser could not read everything',
      message: `${some(unreadable)}. Check that it still exists and that you may open it. The rest is imported.`,
    });
  }
  if (files.length > 0) void importAll(files);
  else if (unreadable.length === 0) {
    notifications.show({
      color: 'yellow',
      title: 'Nothing to import',
      message: 'This folder has no files. Choose a folder of images.',
    });
  }
}

/** Files on their way to the import, from a picker or a drop. */
export function useIncoming() {
  /** How many files were found so far in what was dropped or chosen; null when not searching. */
  const [found, setFound] = useState<number | null>(null);

  async function search(collect: (onFound: OnFound) => Promise<Collected>): Promise<void> {
    setFound(0);
    const collected = await collect(setFound);
    setFound(null);
    accept(collected);
  }

  const dropped = (transfer: DataTransfer) =>
    search((onFound) => collectDropped(transfer, onFound));

  /** Where `canPickFolder`; throws where the browser refuses to ask for one after all. */
  async function chooseFolder(): Promise<void> {
    const folder = await pickFolder();
    if (folder) await search((onFound) => collectFolders([folder], onFound));
  }

  return { found, accept, dropped, chooseFolder };
}
