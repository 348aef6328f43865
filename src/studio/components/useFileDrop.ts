import { useState, type DragEvent } from 'react';
import { mayHoldProject, offerProjects } from './project/projectDialog';

/** Whether the dropped or pasted items include a folder, which in `files` is an entry that cannot be read. */
export const holdsFolder = ({ items }: DataTransfer): boolean =>
  [...items].some((item) => item.webkitGetAsEntry()?.isDirectory);

/**
 * Handlers for files dropped on an element; `over` is true while files are dragged over it.
 * `data` holds what the files do not tell (see holdsFolder). The browser empties it once
 * `onFiles` returns. Project files are offered to be opened instead.
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
        const take = (some: File[]) => {
          if (some.length > 0) onFiles(some, event.dataTransfer);
        };
        // At once where no project can be among them: later the browser has emptied the data.
        if (mayHoldProject(files)) void offerProjects(files).then(take);
        else take(files);
      },
    },
  };
}
