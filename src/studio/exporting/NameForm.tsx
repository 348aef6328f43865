import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { sayError, t } from '../../texts/t';

interface NameFormProps {
  title: string;
  action: string;
  name: string;
  /** Rejects with a message for the user when the name cannot be used. */
  onName: (name: string) => Promise<unknown>;
  onClose: () => void;
}

/** Ask for a name, and stay open with the reason when it cannot be used. */
export function NameForm({ title, action, name: initial, onName, onClose }: NameFormProps) {
  const [name, setName] = useState(initial);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await onName(name.trim());
      onClose();
    } catch (error) {
      setProblem(sayError(error));
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('exporting.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <TextInput
            label={t('exporting.name.label')}
            data-autofocus
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          {problem && (
            <Alert color="error" role="alert">
              {problem}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('exporting.cancel')}
            </Button>
            <Button type="submit" loading={busy} disabled={name.trim() === ''}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
