import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { resplit } from '../../client/importSession';
import type { Change } from '../../domain/dataset/change';
import { listClasses } from '../../storage/classes';
import { StorageFullError } from '../../storage/errors';
import {
  addUndoStep,
  clearUndoSteps,
  latestUndoStep,
  returnUndoStep,
  takeUndoStep,
} from '../../storage/undoSteps';
import { sayError, t } from '../../texts/t';
import { describeChange, undoChange } from './changes';

const NOTICE_MS = 12_000;

const noticeOf = (step: number): string => `undo-${step}`;

/** Show the error's message: what went wrong, and what to do. */
export function showProblem(error: unknown): void {
  notifications.show({
    color: 'red',
    title: t('dataset.undo.failed'),
    message: sayError(error),
  });
}

/** Undo a step, or the latest one; nothing happens when it is gone. */
async function undo(id?: number): Promise<void> {
  try {
    const step = await takeUndoStep(id);
    if (!step) return;
    notifications.hide(noticeOf(step.id));
    try {
      const told = await undoChange(step.change);
      if (told) notifications.show({ message: told, autoClose: NOTICE_MS });
    } catch (error) {
      // It can be tried again when there is space; another problem will not go away.
      if (error instanceof StorageFullError) await returnUndoStep(step);
      throw error;
    }
    await resplit();
  } catch (error) {
    showProblem(error);
  }
}

/** Undo the latest change, if there is one (Ctrl+Z). A reload makes no difference. */
export function undoLatest(): void {
  void undo();
}

function showChange(message: string, id: number): void {
  notifications.show({
    id: noticeOf(id),
    autoClose: NOTICE_MS,
    withCloseButton: true,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="md">
        <Text size="sm" lineClamp={3} miw={0} style={{ overflowWrap: 'anywhere' }}>
          {message}
        </Text>
        <Button size="compact-sm" variant="default" flex="none" onClick={() => void undo(id)}>
          {t('dataset.undo.undo')}
        </Button>
      </Group>
    ),
  });
}

/**
 * Make a change that can be undone: by the notice's Undo, the button of the page, or Ctrl+Z. The
 * split is recomputed afterwards. Problems are shown, never thrown.
 *
 * @param change gives what was done; null: nothing changed
 */
export async function undoable(change: () => Promise<Change | null>): Promise<void> {
  try {
    const done = await change();
    if (!done) return;
    // At once: what is not remembered before a reload cannot be undone.
    const step = await addUndoStep(done).catch(() => null);
    const message = describeChange(done, await listClasses());
    if (step !== null) showChange(message, step);
    else notifications.show({ message }); // No space to remember it.
    await resplit();
  } catch (error) {
    showProblem(error);
  }
}

/** Forget every change that could be undone: what was deleted is about to be removed for good. */
export async function forgetUndo(): Promise<void> {
  for (const id of await clearUndoSteps()) notifications.hide(noticeOf(id));
}

/** Undoes the latest change, of an earlier visit too; its name says which. */
export function UndoButton() {
  const latest = useLiveQuery(latestUndoStep);
  const classes = useLiveQuery(listClasses);
  if (!latest || !classes) return null;
  const label = t('dataset.undo.last', { change: describeChange(latest.change, classes) });
  return (
    <Tooltip label={label} multiline maw={320}>
      <ActionIcon
        variant="default"
        size="input-sm"
        aria-label={label}
        style={{ alignSelf: 'flex-end' }}
        onClick={() => void undo(latest.id)}
      >
        <IconArrowBackUp size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
