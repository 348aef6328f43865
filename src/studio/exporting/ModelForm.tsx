import {
  Alert,
  Button,
  Group,
  Modal,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useLiveQuery } from '../components/useLiveQuery';
import { useState, type FormEvent } from 'react';
import { INPUT_SCALINGS, type InputScaling } from '../../domain/models/inputScaling';
import { DEFAULT_THRESHOLD, isBinary } from '../../domain/task';
import type { ModelAnswers, ModelQuestions } from '../../engine/protocol/models';
import { listClasses } from '../../storage/classes';
import { sayError, t, type LabelKey } from '../../texts/t';
import { decimal, familyTitle } from '../components/format';
import { OutputFields } from './OutputFields';

type ScalingName = keyof typeof INPUT_SCALINGS;

const SCALINGS: Record<ScalingName, LabelKey> = {
  '0 to 1': 'exporting.describe.scalings.unit',
  '-1 to 1': 'exporting.describe.scalings.signed',
  '0 to 255': 'exporting.describe.scalings.raw',
};

const nameOfScaling = ({ scale, offset }: InputScaling): ScalingName =>
  (Object.keys(INPUT_SCALINGS) as ScalingName[]).find(
    (name) => INPUT_SCALINGS[name].scale === scale && INPUT_SCALINGS[name].offset === offset,
  ) ?? '0 to 255';

/** What the files say of the model, as a line. */
function factsOf({ family, inputSize, outputs, epochs, splitKnown }: ModelQuestions): string {
  return [
    familyTitle(family),
    t('exporting.card.pixels', { side: inputSize }),
    t('exporting.describe.outputs', { count: outputs }),
    ...(epochs > 0 ? [t('exporting.describe.history', { count: epochs })] : []),
    ...(splitKnown ? ['split.csv'] : []),
  ].join(' · ');
}

interface ModelFormProps {
  questions: ModelQuestions;
  /** Rejects with a message for the user. */
  onAnswer: (answers: ModelAnswers) => Promise<void>;
  onClose: () => void;
}

/** Asks what a Keras model's file does not say: its classes, and how images are scaled for it. */
export function ModelForm({ questions, onAnswer, onClose }: ModelFormProps) {
  const { classCount, outputs, ownScaling, suggestedScaling } = questions;
  const known = useLiveQuery(listClasses)?.map((each) => each.name);
  const [name, setName] = useState(questions.name);
  const [edited, setEdited] = useState<string[] | null>(null);
  const [scaling, setScaling] = useState<ScalingName>(nameOfScaling(suggestedScaling));
  const [threshold, setThreshold] = useState<number | string>(DEFAULT_THRESHOLD);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // The dataset's classes, where there are as many.
  const suggested =
    known?.length === classCount ? known : Array.from({ length: classCount }, () => '');
  const classes = edited ?? suggested;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const given = ownScaling ? INPUT_SCALINGS['0 to 255'] : INPUT_SCALINGS[scaling];
      await onAnswer({ name, classes, threshold: Number(threshold), scaling: given });
      onClose();
    } catch (error) {
      setProblem(sayError(error));
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('exporting.describe.title')}
      closeButtonProps={{ 'aria-label': t('exporting.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <Text size="sm">{t('exporting.describe.intro', { facts: factsOf(questions) })}</Text>
          <TextInput
            label={t('exporting.name.label')}
            data-autofocus
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <OutputFields
            outputs={outputs}
            classes={classes}
            known={known ?? []}
            onChange={setEdited}
          />
          {ownScaling ? (
            <Text size="sm" c="dimmed">
              {t('exporting.describe.scalingInside')}
            </Text>
          ) : (
            <Select
              label={t('exporting.describe.scaling')}
              description={t('exporting.describe.scalingNote')}
              allowDeselect={false}
              value={scaling}
              onChange={(value) => value && setScaling(value as ScalingName)}
              data={Object.entries(SCALINGS).map(([value, label]) => ({ value, label: t(label) }))}
            />
          )}
          {isBinary(classCount) && (
            <NumberInput
              label={t('exporting.describe.threshold')}
              description={t('exporting.describe.thresholdNote', {
                name: classes[1] || t('exporting.describe.secondClass'),
              })}
              min={0}
              max={1}
              step={0.05}
              decimalScale={4}
              decimalSeparator={decimal(0.5, 1).charAt(1)}
              allowedDecimalSeparators={['.', ',']}
              value={threshold}
              onChange={setThreshold}
            />
          )}
          {problem && (
            <Alert color="error" role="alert">
              {problem}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('exporting.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {t('exporting.describe.import')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
