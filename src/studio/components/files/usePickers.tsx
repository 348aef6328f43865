import { useRef, type ReactNode } from 'react';
import { t } from '../../../texts/t';
import { collectPicked, type Collected } from './collectFiles';
import { canPickFolder } from './folder';

export interface Pickers {
  openFolder: () => void;
  openFiles: () => void;
  /** To be rendered once, anywhere: the browser's own pickers. */
  inputs: ReactNode;
}

interface Incoming {
  accept(collected: Collected): void;
  chooseFolder(): Promise<void>;
}

/**
 * The browser's folder and file pickers, for any buttons that open them. A folder is
 * asked for by its handle where that can be done: the browser then speaks of reading files
 * instead of uploading them, and does not block the page to list them all.
 */
export function usePickers({ accept, chooseFolder }: Incoming): Pickers {
  const folder = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);

  function picked(input: HTMLInputElement): void {
    const collected = collectPicked(input.files ?? []);
    // The same folder picked again is a change again.
    input.value = '';
    accept(collected);
  }

  return {
    openFolder: () => {
      const input = () => folder.current?.click();
      if (canPickFolder()) chooseFolder().catch(input);
      else input();
    },
    openFiles: () => files.current?.click(),
    inputs: (
      <div hidden>
        <input
          ref={folder}
          type="file"
          multiple
          {...{ webkitdirectory: '' }}
          data-testid="folder-input"
          aria-label={t('common.pickers.folder')}
          onChange={(event) => picked(event.currentTarget)}
        />
        <input
          ref={files}
          type="file"
          multiple
          accept="image/*,.zip,application/zip"
          data-testid="file-input"
          aria-label={t('common.pickers.files')}
          onChange={(event) => picked(event.currentTarget)}
        />
      </div>
    ),
  };
}
