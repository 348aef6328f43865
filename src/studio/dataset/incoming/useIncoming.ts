import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { startImport, importStore } from '../../../client/importSession';
import { onReceivedFiles } from '../../../client/receivedFiles';
import type { IncomingFile } from '../../../engine/protocol/importing';
import {
  collectDropped,
  collectFolders,
  type Collected,
  type OnFound,
} from '../../components/files/collectFiles';
import { pickFolder } from '../../components/files/folder';
import { t } from '../../../texts/t';
import { withoutProjects } from '../../components/project/projectDialog';
import { importModel, modelZips } from './importModels';
import { someOf } from './someOf';

/** Import images, and models that are among them as models; project files are offered to be opened. */
async function importAll(incoming: IncomingFile[]): Promise<void> {
  const files = await withoutProjects(incoming);
  if (files.length === 0) return;
  await startImport(files);
  const models = modelZips(files, importStore.getState().report?.rejections ?? []);
  for (const model of models) await importModel(model);
}

function accept({ files, unreadable }: Collected): void {
  if (unreadable.length > 0) {
    notifications.show({
      color: 'warning',
      autoClose: false,
      title: t('dataset.incoming.unreadable'),
      message: t('dataset.incoming.unreadableHelp', { names: someOf(unreadable, 3) }),
    });
  }
  if (files.length > 0) void importAll(files);
  else if (unreadable.length === 0) {
    notifications.show({
      color: 'warning',
      title: t('dataset.incoming.nothing'),
      message: t('dataset.incoming.emptyFolder'),
    });
  }
}

/** Files that were opened with the installed studio, or shared to it: Keras's are models. */
function received(files: File[]): void {
  const isKeras = ({ name }: File) => /\.(keras|h5)$/i.test(name);
  const incoming = (file: File) => ({ path: file.name, file });
  for (const file of files.filter(isKeras)) void importModel(incoming(file));
  const others = files.filter((file) => !isKeras(file)).map(incoming);
  if (others.length > 0) void importAll(others);
}

/** Files on their way to the import, from a picker or a drop. */
export function useIncoming() {
  /** How many files were found so far in what was dropped or chosen; null when not searching. */
  const [found, setFound] = useState<number | null>(null);

  useEffect(() => onReceivedFiles(received), []);

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
