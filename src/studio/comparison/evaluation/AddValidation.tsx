import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { inference } from '../../../client/inference';
import { sayError, t } from '../../../texts/t';

/** For a run evaluated before validation predictions were kept: evaluates those images now. */
export function AddValidation({ runId }: { runId: string }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function add(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      // The page reads the predictions from storage by a live query, so this call returns nothing.
      await inference().addValidationPredictions(runId);
    } catch (error) {
      setProblem(sayError(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Group gap="xs">
      <Text size="sm">{t('comparison.evaluation.threshold.missing')}</Text>
      <Button size="xs" variant="default" loading={busy} onClick={() => void add()}>
        {t('comparison.evaluation.threshold.add')}
      </Button>
      {problem && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {problem}
        </Text>
      )}
    </Group>
  );
}
