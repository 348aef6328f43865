import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { resplit } from '../../client/importSession';
import { sayError, t } from '../../texts/t';

/** Undoes a change; gives a message for the user, if there is one. */
export type Undo = () => Promise<string | null | void>;

interface Step {
  id: string;
  undo: Undo;
}

/** Changes that can be undone, the latest last. Kept until the page is reloaded. */
const steps: Step[] = [];

const NOTICE_MS = 12_000;

/** Show the error's message: what went wrong, and what to do. */
export function showProblem(error: unknown): void {
  notifications.show({
    color: 'red',
    title: t('dataset.undo.failed'),
    message: sayError(error),
  });
}

async function take(step: Step): Promise<void> {
  const at = steps.indexOf(step);
  if (at < 0) return;
  steps.splice(at, 1);
  notifications.hide(step.id);
  try {
    const told = await step.undo();
    if (told) notifications.show({ message: told, autoClose: NOTICE_MS });
    await resplit();
  } catch (error) {
    showProblem(error);
  }
}

/** Undo the latest change, if there is one (Ctrl+Z). */
export function undoLatest(): void {
  const latest = steps.at(-1);
  if (latest) void take(latest);
}

/**
 * Make a change that can be undone: by the notice's Undo, or Ctrl+Z. The
 * split is recomputed afterwards. Problems are shown, never thrown.
 *
 * @param change gives what happened, for the notice, and how to undo it; null: nothing changed
 */
export async function undoable(
  change: () => Promise<{ message: string; undo: Undo } | null>,
): Promise<void> {
  try {
    const done = await change();
    if (!done) return;
    const step: Step = { id: crypto.randomUUID(), undo: done.undo };
    steps.push(step);
    notifications.show({
      id: step.id,
      autoClose: NOTICE_MS,
      withCloseButton: true,
      message: (
        <Group justify="space-between" wrap="nowrap" gap="md">
          <Text size="sm" lineClamp={3} miw={0} style={{ overflowWrap: 'anywhere' }}>
            {done.message}
          </Text>
          <Button size="compact-sm" variant="default" flex="none" onClick={() => void take(step)}>
            {t('dataset.undo.undo')}
          </Button>
        </Group>
      ),
    });
    await resplit();
  } catch (error) {
    showProblem(error);
  }
}

/** Forget every undo step: what was deleted is about to be removed for good. */
export function forgetUndo(): void {
  for (const { id } of steps.splice(0)) notifications.hide(id);
}
