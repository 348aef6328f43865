import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconRefresh } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import {
  evaluationCsv,
  foldersWithoutClass,
  type FileEvaluation,
} from '../../../domain/evaluation/fileEvaluation';
import { english } from '../../../texts/message';
import { say, t } from '../../../texts/t';
import { formatList } from '../../components/format';
import { Rich } from '../../components/Rich';
import { fileName, saveFile } from '../../components/saveFile';
import { DrawingsNotice } from '../../components/predicting/DrawingsNotice';
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
  // Loose files are to be predicted; whoever gives folders may expect an accuracy.
  if (n === labelled || (labelled === 0 && folders.length === 0)) return null;
  const named = folders
    .slice(0, FEW)
    .map(({ name, images }) => t('trying.unlabelled.folder', { name, images }));
  if (folders.length > FEW)
    named.push(t('trying.unlabelled.more', { folders: folders.length - FEW }));
  return (
    <Alert
      color={labelled === 0 ? 'gray' : 'warning'}
      title={
        labelled === 0
          ? t('trying.unlabelled.all')
          : t('trying.unlabelled.some', { count: n - labelled })
      }
    >
      {[
        t('trying.unlabelled.source', { classes: formatList(classes) }),
        folders.length > 0 ? t('trying.unlabelled.others', { folders: formatList(named) }) : '',
        t(labelled === 0 ? 'trying.unlabelled.noAccuracy' : 'trying.unlabelled.notCounted'),
      ].join(' ')}
    </Alert>
  );
}

interface EvaluationResultProps extends EvaluatedFiles {
  onOthers: () => void;
}

/** A model on other images: metrics and mistakes where they are labelled, and a table of all. */
export function EvaluationResult(props: EvaluationResultProps) {
  const { model, evaluation, unreadable, files, onOthers } = props;
  const { n, labelled, predictions, rejected } = evaluation;
  const skipped = rejected.length + unreadable.length;
  // The focus would be lost with the Cancel button.
  const summary = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) summary.current?.focus();
  }, []);
  const saveCsv = () => {
    const csv = new Blob([evaluationCsv(evaluation)], { type: 'text/csv' });
    saveFile(`${fileName(english(model.name))}-evaluation.csv`, csv);
  };
  return (
    <Stack gap="xl">
      <Group justify="space-between">
        <Text role="status" ref={summary} tabIndex={-1} style={{ outline: 'none' }}>
          <Rich
            text="trying.result.of"
            values={{ model: say(model.name), count: n }}
            parts={{ b: <strong /> }}
          />
          {skipped > 0 && `; ${t('trying.result.skipped', { count: skipped })}`}
        </Text>
        <Group gap="xs">
          <Button leftSection={<IconDownload size={16} aria-hidden />} onClick={saveCsv}>
            {t('trying.result.csv')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={onOthers}
          >
            {t('trying.result.others')}
          </Button>
        </Group>
      </Group>
      <DrawingsNotice model={model} />
      <Unlabelled evaluation={evaluation} />
      {labelled > 0 && <LabelledResult model={model} evaluation={evaluation} files={files} />}
      {n > 0 && (
        <PredictionTable
          title={t('trying.table.predictions')}
          predictions={predictions}
          isLabelled={labelled > 0}
          classes={evaluation.classes}
          threshold={evaluation.threshold}
          minConfidence={model.minConfidence}
          files={files}
        />
      )}
      {skipped > 0 && <SkippedFiles evaluation={evaluation} unreadable={unreadable} />}
    </Stack>
  );
}
