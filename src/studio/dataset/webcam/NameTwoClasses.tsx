import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { ClassLabel } from '../../../domain/dataset/dataset';
import { ensureClasses, nameKey } from '../../../storage/classes';
import { sayError, t } from '../../../texts/t';

interface NameTwoClassesProps {
  /** Fewer than two. */
  classes: readonly ClassLabel[];
  /** Called with the ids of those that there were not yet. */
  onAdded: (ids: string[]) => void;
  onClose: () => void;
}

/** Asks for the two classes that a recording needs, where there are not that many yet. */
export function NameTwoClasses({ classes, onAdded, onClose }: NameTwoClassesProps) {
  const [names, setNames] = useState([classes[0]?.name ?? '', '']);
  const [problem, setProblem] = useState<{ field: number; text: string } | null>(null);

  const fields = [
    {
      label: t('dataset.webcam.naming.first'),
      placeholder: t('dataset.webcam.naming.firstExample'),
    },
    {
      label: t('dataset.webcam.naming.second'),
      placeholder: t('dataset.webcam.naming.secondExample'),
    },
  ];

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const missing = names.findIndex((name) => name.trim() === '');
    if (missing >= 0) {
      return setProblem({ field: missing, text: t('dataset.webcam.naming.missing') });
    }
    if (nameKey(names[0]!) === nameKey(names[1]!)) {
      return setProblem({ field: 1, text: t('dataset.webcam.naming.same') });
    }
    try {
      const named = await ensureClasses(names.map((name) => name.trim()));
      const before = new Set(classes.map(({ id }) => id));
      onAdded([...named.values()].map(({ id }) => id).filter((id) => !before.has(id)));
    } catch (error) {
      setProblem({ field: 0, text: sayError(error) });
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      centered
      closeButtonProps={{ 'aria-label': t('common.close') }}
      title={t('dataset.webcam.naming.title')}
    >
      <form onSubmit={(event) => void save(event)}>
        <Stack>
          <Text size="sm">{t('dataset.webcam.naming.help')}</Text>
          {fields.map(({ label, placeholder }, n) => (
            <TextInput
              key={label}
              label={label}
              placeholder={placeholder}
              data-autofocus={n === 0 || undefined}
              value={names[n]}
              error={problem?.field === n ? problem.text : null}
              onChange={(event) => {
                setNames(names.with(n, event.currentTarget.value));
                setProblem(null);
              }}
            />
          ))}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('dataset.webcam.cancel')}
            </Button>
            <Button type="submit">{t('dataset.webcam.naming.go')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
