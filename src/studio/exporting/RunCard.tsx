import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDeviceFloppy, IconDownload, IconSchool } from '@tabler/icons-react';
import { useLiveQuery } from '../components/useLiveQuery';
import { accuracy, confusionMatrix } from '../../domain/evaluation/metrics';
import type { RunRecord } from '../../domain/run/run';
import { getEvaluation } from '../../storage/runs';
import { say, t } from '../../texts/t';
import { modelTitle, percent } from '../components/format';
import { inference } from '../../client/inference';
import { ExportDialog } from './ExportDialog';
import { ModelCard } from './ModelCard';
import { NameForm } from './NameForm';
import { OthersLink } from './OthersLink';

/** A finished run: save its model under a name, or export it as it is. */
export function RunCard({ run }: { run: RunRecord }) {
  const [naming, { open, close }] = useDisclosure(false);
  const [exporting, dialog] = useDisclosure(false);
  const evaluation = useLiveQuery(() => getEvaluation(run.id), [run.id]);
  const right =
    evaluation &&
    accuracy(confusionMatrix(evaluation.predictions, run.classes.length, run.threshold));
  return (
    <ModelCard
      icon={IconSchool}
      name={say(run.name)}
      facts={[
        modelTitle(run.recipe.model),
        t('exporting.card.pixels', { side: run.recipe.imageSize }),
        ...(evaluation && right !== undefined
          ? [
              t('exporting.card.accuracy', {
                accuracy: percent(right),
                count: evaluation.predictions.length,
              }),
            ]
          : []),
        t('exporting.card.parameters', { parameters: run.params }),
      ]}
    >
      <Button leftSection={<IconDeviceFloppy size={16} aria-hidden />} onClick={open}>
        {t('exporting.card.save')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={dialog.open}
      >
        {t('exporting.card.export')}
      </Button>
      <OthersLink modelKey={`run:${run.id}`} />
      {exporting && (
        <ExportDialog
          models={[{ kind: 'run', runId: run.id }]}
          name={run.name}
          classes={run.classes}
          onClose={dialog.close}
        />
      )}
      {naming && (
        <NameForm
          title={t('exporting.name.save')}
          action={t('exporting.card.save')}
          name={say(run.name)}
          onName={(name) => inference().saveModel(run.id, name)}
          onClose={close}
        />
      )}
    </ModelCard>
  );
}
