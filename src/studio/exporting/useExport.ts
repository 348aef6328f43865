import { notifications } from '@mantine/notifications';
import { useRef, useState } from 'react';
import { exportZip } from '../../client/exporting';
import type { ModelReference } from '../../engine/protocol';
import { sayError, t } from '../../texts/t';
import { fileSize } from '../components/format';
import { fileName, saveFile } from '../components/saveFile';

export interface ModelExport {
  /** The fraction written, in [0, 1]; null while nothing is being written. */
  progress: number | null;
  /** Why the last one failed, for the user. */
  problem: string | null;
  /** Write the formats into one zip and hand it to the browser's downloads; true once that is done. */
  start(formats: string[]): Promise<boolean>;
  cancel(): void;
}

export function useExport(model: ModelReference, name: string): ModelExport {
  const [progress, setProgress] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);

  const start = async (formats: string[]): Promise<boolean> => {
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    setProblem(null);
    setProgress(0);
    try {
      const zip = await exportZip(model, formats, setProgress, signal);
      signal.throwIfAborted();
      saveFile(`${fileName(name)}.zip`, zip);
      notifications.show({
        title: t('exporting.dialog.done', { name }),
        message: t('exporting.dialog.zip', { size: fileSize(zip.size) }),
      });
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
