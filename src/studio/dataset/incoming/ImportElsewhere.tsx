import { Alert } from '@mantine/core';
import { t } from '../../../texts/t';
import { useImportElsewhere } from './useImportElsewhere';

/** That another tab imports, and how far it is. */
export function ImportElsewhere() {
  const running = useImportElsewhere();
  if (!running) return null;
  const { done, total } = running;
  return (
    <Alert role="status" color="running" p="xs">
      {total === null
        ? t('dataset.incoming.elsewhere.begun')
        : t('dataset.incoming.elsewhere.counted', { done, total })}
    </Alert>
  );
}
