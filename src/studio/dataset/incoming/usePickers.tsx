import { useRef, type ReactNode } from 'react';
import { collectPicked, type Collected } from './collectFiles';

export interface Pickers {
  openFolder: () => void;
  openFiles: () => void;
  /** To be rendered once, anywhere: the browser's own pickers. */
  inputs: ReactNode;
}

/** The browser's folder and file pickers, behind whatever buttons open them. */
export function usePickers(onPicked: (collected: Collected) => void): Pickers {
  const folder = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);

  function picked(input: HTMLInputElement): void {
    const collected = collectPicked(input.files ?? []);
    // The same folder picked again is a change again.
    input.value = '';
    onPicked(collected);
  }

  return {
    openFolder: () => folder.current?.click(),
    openFiles: () => files.current?.click(),
    inputs: (
      <div hidden>
        <input
          ref={folder}
          type="file"
          multiple
          {...{ webkitdirectory: '' }}
          data-testid="folder-input"
          aria-label="A folder of photographs"
          onChange={(event) => picked(event.currentTarget)}
        />
        <input
          ref={files}
          type="file"
          multiple
          accept="image/*,.zip,application/zip"
          data-testid="file-input"
          aria-label="Photographs or a zip"
          onChange={(event) => picked(event.currentTarget)}
        />
      </div>
    ),
  };
}
