import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import type { RunRecord } from '../../domain/run/run';
import { t } from '../../texts/t';
import { ExportDialog } from './ExportDialog';

/** Exports all of these runs' models in one zip. */
export function ExportAll({ runs }: { runs: RunRecord[] }) {
  const [exporting, dialog] = useDisclosure(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={dialog.open}
      >
        {runs.length === 2
          ? t('exporting.all.both')
          : t('exporting.all.all', { runs: runs.length })}
      </Button>
      {exporting && (
        <ExportDialog
          models={runs.map(({ id }) => ({ kind: 'run', runId: id }))}
          name={t('exporting.all.name', { count: runs.length })}
          classes={runs[0]!.classes}
          onClose={dialog.close}
        />
      )}
    </>
  );
}
