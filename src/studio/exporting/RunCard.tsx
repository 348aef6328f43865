import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDeviceFloppy, IconDownload, IconSchool } from '@tabler/icons-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { accuracy, confusionMatrix } from '../../domain/evaluation/metrics';
import type { RunRecord } from '../../domain/run/run';
import { getEvaluation } from '../../storage/runs';
import { modelTitle, percent, wholeNumber } from '../components/format';
import { inference } from '../../client/inference';
import { ExportDialog } from './ExportDialog';
import { ModelCard } from './ModelCard';
import { NameForm } from './NameForm';
import { OthersLink } from './OthersLink';

/** A finished run: keep its model under a name, or download it as it is. */
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
      name={run.name}
      facts={[
        modelTitle(run.recipe.model),
        `${run.recipe.imageSize} px`,
        ...(evaluation && right !== undefined
          ? [`${percent(right)} on ${wholeNumber(evaluation.predictions.length)} test photographs`]
          : []),
        `${wholeNumber(run.params)} parameters`,
      ]}
    >
      <Button leftSection={<IconDeviceFloppy size={16} aria-hidden />} onClick={open}>
        Keep
      </Button>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={dialog.open}
      >
        Download
      </Button>
      <OthersLink modelKey={`run:${run.id}`} />
      {exporting && (
        <ExportDialog
          model={{ kind: 'run', runId: run.id }}
          name={run.name}
          classes={run.classes}
          onClose={dialog.close}
        />
      )}
      {naming && (
        <NameForm
          title="Keep this model"
          action="Keep"
          name={run.name}
          onName={(name) => inference().saveModel(run.id, name)}
          onClose={close}
        />
      )}
    </ModelCard>
  );
}
