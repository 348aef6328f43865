import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { startImport } from '../../session/importSession';
import { count } from '../words';
import { collectDropped, type Collected } from './collectFiles';

/** A few names of many. */
const some = (names: string[]): string =>
  names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${count(names.length - 3)} more` : '');

function bring({ files, unreadable }: Collected): void {
  if (unreadable.length > 0) {
    notifications.show({
      color: 'yellow',
      autoClose: false,
      title: 'The browser could not read everything',
      message: `${some(unreadable)}. Check that it still exists and that you may open it. The rest comes in.`,
    });
  }
  if (files.length > 0) void startImport(files);
  else if (unreadable.length === 0) {
    notifications.show({
      color: 'yellow',
      title: 'Nothing to bring in',
      message: 'There are no files in there. Choose a folder of photographs.',
    });
  }
}

/** Files on their way to the import, from a picker or a drop. */
export function useIncoming() {
  /** How many files were found so far in what was dropped; null when not looking. */
  const [found, setFound] = useState<number | null>(null);

  async function dropped(transfer: DataTransfer): Promise<void> {
    setFound(0);
    const collected = await collectDropped(transfer, setFound);
    setFound(null);
    bring(collected);
  }

  return { found, bring, dropped };
}
