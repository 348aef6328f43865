import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { RunRecord } from '../../domain/run/run';
import { say, t } from '../../texts/t';

const names = (runs: readonly RunRecord[]): string => runs.map(({ name }) => say(name)).join(', ');

/** Of imported models: whether their test accuracy is of images that they were not trained on. */
export function TrainingImages({ runs }: { runs: readonly RunRecord[] }) {
  const unknown = runs.filter(({ imported }) => imported?.trainedOn === null);
  const seen = runs.filter(({ imported }) => (imported?.trainedOn ?? 0) > 0);
  return (
    <>
      {unknown.length > 0 && (
        <Alert
          color="warning"
          icon={<IconAlertTriangle />}
          title={t('comparison.results.warnings.unknownTitle', { names: names(unknown) })}
        >
          {t('comparison.results.warnings.unknown')}
        </Alert>
      )}
      {seen.map(({ id, name, imported }) => (
        <Alert
          key={id}
          color="warning"
          icon={<IconAlertTriangle />}
          title={t('comparison.results.warnings.seenTitle', { name: say(name) })}
        >
          {t('comparison.results.warnings.seen', { images: imported!.trainedOn! })}
        </Alert>
      ))}
    </>
  );
}
