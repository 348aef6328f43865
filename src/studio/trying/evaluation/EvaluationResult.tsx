import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconRefresh } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import {
  evaluationCsv,
  foldersWithoutClass,
  type FileEvaluation,
  type FilePrediction,
} from '../../../domain/evaluation/fileEvaluation';
import { count, formatList } from '../../components/format';
import { fileName, saveFile } from '../../components/saveFile';
import { LabelledResult } from './LabelledResult';
import { PredictionTable } from './PredictionTable';
import type { EvaluatedFiles } from './session';
import { SkippedFiles } from './SkippedFiles';

/** Folders named in the notice about unlabelled images. */
const FEW = 5;

/** Why images are not labelled, where some are not. */
function Unlabelled({ evaluation }: { evaluation: FileEvaluation }) {
  const { n, labelled, classes } = evaluation;
  const folders = useMemo(() => foldersWithoutClass(evaluation), [evaluation]);
  if (n === labelled) return null;
  const named = folders.slice(0, FEW).map(({ name, images }) => `${name} (${images})`);
  if (folders.length > FEW) named.push(`${folders.length - FEW} more`);
  return (
    <Alert
      color={labelled === 0 ? 'gray' : 'yellow'}
      title={
        labelled === 0
          ? 'These images have no labels'
          : `${count(n - labelled, 'image')} without a label`
      }
    >
      Labels come from folders that are named {formatList(classes)}.{' '}
      {folders.length > 0 && `Folders with other names: ${formatList(named)}. `}
      {labelled === 0
        ? 'So there is no accuracy; the predictions are below.'
        : 'They are not counted in the metrics.'}
    </Alert>
  );
}

interface EvaluationResultProps extends EvaluatedFiles {
  onOthers: () => void;
}

/** A model on other images: metrics and mistakes where they are labelled, a table where they are not. */
export function EvaluationResult({ model, evaluation, files, onOthers }: EvaluationResultProps) {
  const { n, labelled, predictions, rejected } = evaluation;
  const loose = useMemo(
    () => predictions.filter((one): one is FilePrediction => one.truth === null),
    [predictions],
  );
  // The focus would be lost with the Cancel button.
  const summary = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) summary.current?.focus();
  }, []);
  const saveCsv = () => {
    const csv = new Blob([evaluationCsv(evaluation)], { type: 'text/csv' });
    saveFile(`${fileName(model.name)}-evaluation.csv`, csv);
  };
  return (
    <Stack gap="xl">
      <Group justify="space-between">
        <Text role="status" ref={summary} tabIndex={-1}>
          <strong>{model.name}</strong> on {count(n, 'image')}
          {rejected.length > 0 && `; ${count(rejected.length, 'file')} skipped`}
        </Text>
        <Group gap="xs">
          <Button leftSection={<IconDownload size={16} aria-hidden />} onClick={saveCsv}>
            Download CSV
          </Button>
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={onOthers}
          >
            Choose other images
          </Button>
        </Group>
      </Group>
      <Unlabelled evaluation={evaluation} />
      {labelled > 0 && <LabelledResult evaluation={evaluation} files={files} />}
      {loose.length > 0 && (
        <PredictionTable
          title={labelled > 0 ? 'Images without a label' : 'Predictions'}
          predictions={loose}
          classes={evaluation.classes}
          files={files}
        />
      )}
      {rejected.length > 0 && <SkippedFiles rejected={rejected} />}
    </Stack>
  );
}
