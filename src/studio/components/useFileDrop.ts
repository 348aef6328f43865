import { useState, type DragEvent } from 'react';

/** Whether the dropped or pasted items include a folder, which in `files` is an entry that cannot be read. */
export const holdsFolder = ({ items }: DataTransfer): boolean =>
  [...items].some((item) => item.webkitGetAsEntry()?.isDirectory);

/**
 * Handlers for files dropped on an element; `over` is true while files are dragged over it.
 * `data` holds what the files do not tell (see holdsFolder). The browser empties it once
 * `onFiles` returns.
 */
export function useFileDrop(onFiles: (files: File[], data: DataTransfer) => void) {
  const [over, setOver] = useState(false);
  return {
    over,
    handlers: {
      onDragOver(event: DragEvent) {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave(event: DragEvent) {
        const entered = event.relatedTarget;
        if (!(entered instanceof Node) || !event.currentTarget.contains(entered)) setOver(false);
      },
      onDrop(event: DragEvent) {
        event.preventDefault();
        setOver(false);
        const files = [...event.dataTransfer.files];
        if (files.length > 0) onFiles(files, event.dataTransfer);
      },
    },
  };
}
