import { notifications } from '@mantine/notifications';
import { useRef, useState } from 'react';
import { exportZip } from '../../client/exporting';
import type { FailedFormat } from '../../engine/protocol/exporting';
import type { ModelReference } from '../../engine/protocol/models';
import { english, type Text } from '../../texts/message';
import { say, sayError, t, tEnglish } from '../../texts/t';
import { fileSize } from '../components/format';
import { fileName, saveFile } from '../components/saveFile';

export interface ModelExport {
  /** The fraction written, in [0, 1]; null while nothing is being written. */
  progress: number | null;
  /** Why the last one failed, for the user. */
  problem: string | null;
  /** Where some formats could not be written: which, with `save` for the zip of the others. */
  partial: { failed: FailedFormat[]; save(): void } | null;
  /**
   * Write the formats into one zip and hand it to the browser's downloads; true once that is done.
   * Where some cannot be written, `partial` asks first.
   */
  start(formats: string[]): Promise<boolean>;
  cancel(): void;
}

export function useExport(models: ModelReference[], name: Text): ModelExport {
  const [progress, setProgress] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [partial, setPartial] = useState<ModelExport['partial']>(null);
  const running = useRef<AbortController | null>(null);

  const save = (zip: Blob): void => {
    const file =
      models.length > 1 ? tEnglish('exporting.all.name', { count: models.length }) : english(name);
    saveFile(`${fileName(file)}.zip`, zip);
    notifications.show({
      title:
        models.length > 1
          ? t('exporting.all.done')
          : t('exporting.dialog.done', { name: say(name) }),
      message: t('exporting.dialog.zip', { size: fileSize(zip.size) }),
    });
  };

  const start = async (formats: string[]): Promise<boolean> => {
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    setProblem(null);
    setPartial(null);
    setProgress(0);
    try {
      const { zip, failed } = await exportZip(models, formats, setProgress, signal);
      signal.throwIfAborted();
      if (failed.length > 0) {
        setPartial({ failed, save: () => save(zip) });
        return false;
      }
      save(zip);
      return true;
    } catch (error) {
      if (!signal.aborted) setProblem(sayError(error));
      return false;
    } finally {
      setProgress(null);
    }
  };
  return { progress, problem, partial, start, cancel: () => running.current?.abort() };
}
