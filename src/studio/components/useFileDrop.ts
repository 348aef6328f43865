import { useState, type DragEvent } from 'react';

/** Whether a folder is among what is dropped or pasted; in `files` it is an entry that cannot be read. */
export const holdsFolder = ({ items }: DataTransfer): boolean =>
  [...items].some((item) => item.webkitGetAsEntry()?.isDirectory);

/**
 * Handlers that take files dropped on an element; `over` is true while some hover above it.
 * `data` is for questions that the files do not answer, and is empty once `onFiles` returns.
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
