import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { ClassLabel } from '../../../domain/dataset/dataset';
import { sayError, t } from '../../../texts/t';
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
      setProblem(sayError(error));
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      centered
      title={
        label
          ? t('dataset.classes.renameTitle', { name: label.name })
          : t('dataset.classes.addTitle')
      }
    >
      <form onSubmit={(event) => void save(event)}>
        <TextInput
          label={t('dataset.classes.name')}
          data-autofocus
          value={name}
          error={problem}
          description={label ? t('dataset.classes.renaming.runs') : undefined}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setProblem(null);
          }}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            {t('dataset.classes.cancel')}
          </Button>
          <Button type="submit">
            {label ? t('dataset.classes.rename') : t('dataset.classes.add')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
