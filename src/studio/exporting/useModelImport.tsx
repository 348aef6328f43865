import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { inference } from '../../client/inference';
import type { ModelAnswers, ModelQuestions } from '../../engine/protocol/models';
import { say, sayError, t } from '../../texts/t';
import { offerProjects } from '../components/project/projectDialog';

/** A Keras model that came without metadata.json, and what must be said of it. */
export interface AskedModel {
  files: File[];
  questions: ModelQuestions;
}

const nameOf = (files: File[]): string =>
  files.length === 1 ? files[0]!.name : t('exporting.importing.files', { count: files.length });

/** Imports models from files; what cannot be read from them is asked for. */
export function useModelImport() {
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<AskedModel | null>(null);

  const store = async (files: File[], answers?: ModelAnswers): Promise<void> => {
    const imported = await inference().importModel(files, answers);
    if (imported.kind === 'questions') {
      setAsked({ files, questions: imported.questions });
      return;
    }
    notifications.show({
      closeButtonProps: { 'aria-label': t('exporting.close') },
      title: t('exporting.importing.done'),
      message: [t('exporting.importing.use', { name: nameOf(files) }), say(imported.notice ?? '')]
        .join(' ')
        .trim(),
    });
  };

  const importFiles = async (chosen: File[]): Promise<void> => {
    const files = await offerProjects(chosen);
    if (files.length === 0) return;
    setBusy(true);
    try {
      await store(files);
    } catch (error) {
      notifications.show({
        color: 'error',
        title: t('exporting.importing.failed', { name: nameOf(files) }),
        message: sayError(error),
        autoClose: false,
        closeButtonProps: { 'aria-label': t('exporting.close') },
      });
    } finally {
      setBusy(false);
    }
  };

  return {
    busy,
    importFiles,
    asked,
    /** Rejects with a message for the user when the answers cannot be used. */
    answer: async (answers: ModelAnswers) => {
      if (asked) await store(asked.files, answers);
    },
    close: () => setAsked(null),
  };
}
