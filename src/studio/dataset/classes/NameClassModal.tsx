import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { ClassLabel } from '../../../domain/dataset/dataset';
import { addClass, renameClass } from '../../../storage/classes';

interface NameClassModalProps {
  /** The class to rename, or null to add one. */
  label: ClassLabel | null;
  onClose: () => void;
}

/** Ask for a class's name; an invalid name is explained under the field. */
export function NameClassModal({ label, onClose }: NameClassModalProps) {
  const [name, setName] = useState(label?.name ?? '');
  const [problem, setProblem] = useState<string | null>(null);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      if (label) await renameClass(label.id, name);
      else await addClass(name);
      onClose();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <Modal opened onClose={onClose} centered title={label ? `Rename ${label.name}` : 'Add a class'}>
      <form onSubmit={(event) => void save(event)}>
        <TextInput
          label="Name"
          data-autofocus
          value={name}
          error={problem}
          description={
            label
              ? 'Images and splits stay as they are. Runs and models that were trained before keep the old name.'
              : undefined
          }
          onChange={(event) => {
            setName(event.currentTarget.value);
            setProblem(null);
          }}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">{label ? 'Rename' : 'Add class'}</Button>
        </Group>
      </form>
    </Modal>
  );
}
