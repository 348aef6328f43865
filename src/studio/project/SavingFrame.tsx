import { Alert, Button, Group, Modal, Progress, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { t } from '../../texts/t';
import type { Saving } from './useSaving';

interface SavingFrameProps {
  title: string;
  saving: Saving;
  /** Whether there is something to save. */
  ready: boolean;
  /** True once it is saved. */
  onSave: () => Promise<boolean>;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that saves a file. Closing it cancels what is being written. */
export function SavingFrame({ title, saving, ready, onSave, onClose, children }: SavingFrameProps) {
  const { progress, problem, cancel } = saving;
  const busy = progress !== null;
  const close = () => {
    cancel();
    onClose();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await onSave()) onClose();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          {children}
          {problem && (
            <Alert color="error" role="alert" title={t('project.save.failed')}>
              {problem}
            </Alert>
          )}
          {busy && <Progress value={100 * progress} aria-label={t('project.save.writing')} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={busy ? cancel : close}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={busy} disabled={!ready}>
              {t('project.save.action')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
