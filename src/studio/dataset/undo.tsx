import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useLiveQuery } from '../components/useLiveQuery';
import { useTooltip } from '../components/useTooltip';
import { regroup, resplit } from '../../client/importSession';
import type { Change } from '../../domain/dataset/change';
import { listClasses } from '../../storage/classes';
import { StorageFullError } from '../../storage/errors';
import {
  clearUndoSteps,
  latestUndoStep,
  makeChange,
  returnUndoStep,
  revertChange,
} from '../../storage/undoSteps';
import { sayError, t } from '../../texts/t';
import { describeChange, undoChange, undoLevel } from './changes';

const NOTICE_MS = 12_000;

const noticeOf = (step: number): string => `undo-${step}`;

/** Show the error's message: what went wrong, and what to do. */
export function showProblem(error: unknown): void {
  notifications.show({
    color: 'error',
    title: t('dataset.undo.failed'),
    message: sayError(error),
  });
}

/** Undo a step, or the latest one; nothing happens when it is gone. */
async function undo(id?: number): Promise<void> {
  try {
    const undone = await revertChange(id, undoChange);
    if (!undone) return;
    const { step, result } = undone;
    notifications.hide(noticeOf(step.id));
    try {
      await undoLevel(step.change);
    } catch (error) {
      // It can be tried again when there is space; another problem will not go away.
      if (error instanceof StorageFullError) await returnUndoStep(step);
      throw error;
    }
    if (result.told) notifications.show({ message: result.told, autoClose: NOTICE_MS });
    await (result.regroups ? regroup() : resplit());
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
 * Make a change of storage that can be undone: by the notice's Undo, the button of the page, or Ctrl+Z. It
 * and its undoing are stored together. The split is recomputed afterwards. Problems are shown, never thrown.
 *
 * @param change awaits nothing but storage; gives what was done; null: nothing changed
 * @param isTold false where the page shows what was done itself, with many changes in a row
 */
export async function undoable(change: () => Promise<Change | null>, isTold = true): Promise<void> {
  try {
    const step = await makeChange(change);
    if (!step) return;
    if (isTold) showChange(describeChange(step.change, await listClasses()), step.id);
    await (step.change.kind === 'grouped' ? regroup() : resplit());
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
  const { tooltip, target } = useTooltip();
  if (!latest || !classes) return null;
  const label = t('dataset.undo.last', { change: describeChange(latest.change, classes) });
  return (
    <Tooltip label={label} multiline maw={320} {...tooltip}>
      <ActionIcon
        variant="default"
        size="input-sm"
        aria-label={label}
        style={{ alignSelf: 'flex-end' }}
        onClick={() => void undo(latest.id)}
        {...target}
      >
        <IconArrowBackUp size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
