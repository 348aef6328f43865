import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useLiveQuery } from '../../components/useLiveQuery';
import { useState, type FormEvent } from 'react';
import type { ClassLabel } from '../../../domain/dataset/dataset';
import { sayError, t } from '../../../texts/t';
import { addClass, renameClass } from '../../../storage/classes';
import { countRunsOfClass } from '../../../storage/runs';
import { undoable } from '../undo';

interface NameClassModalProps {
  /** The class to rename, or null to add one. */
  label: ClassLabel | null;
  onClose: () => void;
  onAdded?: (label: ClassLabel) => void;
}

async function rename({ id, name: from }: ClassLabel, name: string): Promise<void> {
  const to = await renameClass(id, name);
  if (to !== from) void undoable(async () => ({ kind: 'class-renamed', id, from, to }));
}

/** What renaming a class means for the runs that have used it. */
function useRunsOfClass(label: ClassLabel | null): string | undefined {
  const runs = useLiveQuery(() => label && countRunsOfClass(label.id), [label?.id]);
  if (!runs || !label) return undefined;
  const count = runs.ended + runs.open;
  return count > 0
    ? t('dataset.classes.renaming.used', { count, name: label.name })
    : t('dataset.classes.renaming.unused');
}

/** Ask for a class's name; an invalid name is explained under the field. */
export function NameClassModal({ label, onClose, onAdded }: NameClassModalProps) {
  const [name, setName] = useState(label?.name ?? '');
  const runs = useRunsOfClass(label);
  const [problem, setProblem] = useState<string | null>(null);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      if (label) await rename(label, name);
      else {
        const added = await addClass(name);
        onAdded?.(added);
      }
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
      closeButtonProps={{ 'aria-label': t('common.close') }}
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
          description={runs}
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
