import { notifications } from '@mantine/notifications';
import { useEffect, useRef, useState } from 'react';
import { saveProject } from '../../client/project';
import type { ProjectContent } from '../../domain/project/manifest';
import { sayError, t } from '../../texts/t';
import { fileSize } from '../components/format';
import { saveFile } from '../components/saveFile';
import { describeCounts } from './describe';

declare global {
  interface Window {
    /** Not in every browser, nor yet in TypeScript's library. */
    showSaveFilePicker?(options: {
      suggestedName: string;
      types: { description: string; accept: Record<string, string[]> }[];
    }): Promise<FileSystemFileHandle>;
  }
}

/** The file that the user chooses to write into; null where the browser cannot ask, undefined when they change their mind. */
async function chooseFile(name: string): Promise<FileSystemFileHandle | null | undefined> {
  if (!window.showSaveFilePicker) return null;
  try {
    const types = [
      { description: t('project.section.title'), accept: { 'application/zip': ['.zip' as const] } },
    ];
    return await window.showSaveFilePicker({ suggestedName: name, types });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    return null; // Not allowed here: the browser's downloads take it.
  }
}

export interface Saving {
  /** The fraction written, in [0, 1]; null while nothing is being written. */
  progress: number | null;
  /** Why the last one failed, for the user. */
  problem: string | null;
  /** True once the file is written. Call it in a click: the browser asks for the file then. */
  start(content: ProjectContent, name: string): Promise<boolean>;
  cancel(): void;
}

export function useSaving(): Saving {
  const [progress, setProgress] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (content: ProjectContent, name: string): Promise<boolean> => {
    setProblem(null);
    const target = await chooseFile(name);
    if (target === undefined) return false;
    const { signal } = (running.current = new AbortController());
    setProgress(0);
    try {
      const saved = await saveProject(
        content,
        { name, target },
        ({ done, total }) => setProgress(total === 0 ? 0 : done / total),
        signal,
      );
      if (saved.file) saveFile(name, saved.file);
      notifications.show({
        title: t(content.by === null ? 'project.save.saved' : 'project.save.handedIn'),
        message: `${fileSize(saved.bytes)}: ${describeCounts(saved.counts)}`,
        closeButtonProps: { 'aria-label': t('common.close') },
      });
      if (saved.leftOut > 0) {
        notifications.show({
          color: 'warning',
          autoClose: false,
          message: t('project.save.leftOut', { count: saved.leftOut }),
          closeButtonProps: { 'aria-label': t('common.close') },
        });
      }
      return true;
    } catch (error) {
      if (!signal.aborted) setProblem(sayError(error));
      return false;
    } finally {
      setProgress(null);
    }
  };
  return { progress, problem, start, cancel: () => running.current?.abort() };
}
