import { Alert, Button, FileInput, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { INPUT_SCALINGS, type PretrainedRecord } from '../../domain/models/inputScaling';
import { sayError, t, type LabelKey } from '../../texts/t';
import { useFileDrop } from '../components/useFileDrop';
import { inference } from '../../client/inference';
import { FetchWeights } from './FetchWeights';

type ScalingName = keyof typeof INPUT_SCALINGS;

const scalings: { value: ScalingName; label: LabelKey }[] = [
  { value: '-1 to 1', label: 'training.form.weights.fromMinusOne' },
  { value: '0 to 1', label: 'training.form.weights.fromZero' },
  { value: '0 to 255', label: 'training.form.weights.unchanged' },
];

interface ImportWeightsProps {
  onDone: (set: PretrainedRecord) => void;
  onCancel: () => void;
}

/** Import a MobileNetV2 weight set: a `.h5`, or a `model.json` with its `.bin` files. */
export function ImportWeights({ onDone, onCancel }: ImportWeightsProps) {
  const [files, setFiles] = useState<File[]>([]);
  const [name, setName] = useState('');
  const [scaling, setScaling] = useState<ScalingName>('-1 to 1');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const drop = useFileDrop(setFiles);

  const importFiles = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const called = name.trim() || files[0]!.name.replace(/\.[^.]+$/, '');
      onDone(await inference().importPretrained(files, called, INPUT_SCALINGS[scaling]));
    } catch (error) {
      setProblem(sayError(error));
      setBusy(false);
    }
  };

  return (
    <Stack
      gap="sm"
      {...drop.handlers}
      bg={drop.over ? 'var(--mantine-color-teal-light)' : undefined}
    >
      <FileInput
        label={t('training.form.weights.files')}
        description={t('training.form.weights.filesHelp')}
        placeholder={t('training.form.weights.chooseFiles')}
        multiple
        accept=".h5,.hdf5,.json,.bin"
        value={files}
        onChange={setFiles}
      />
      <FetchWeights onFiles={setFiles} />
      <TextInput
        label={t('training.form.weights.name')}
        placeholder={t('training.form.weights.namePlaceholder')}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Select
        label={t('training.form.weights.scaling')}
        description={t('training.form.weights.scalingHelp')}
        data={scalings.map(({ value, label }) => ({ value, label: t(label) }))}
        allowDeselect={false}
        value={scaling}
        onChange={(chosen) => {
          const found = scalings.find(({ value }) => value === chosen);
          if (found) setScaling(found.value);
        }}
      />
      {problem && (
        <Alert color="error" icon={<IconAlertCircle />} role="alert">
          <Text size="sm">{problem}</Text>
        </Alert>
      )}
      <Group gap="xs">
        <Button
          size="xs"
          loading={busy}
          disabled={files.length === 0}
          onClick={() => void importFiles()}
        >
          {t('training.form.weights.check')}
        </Button>
        <Button size="xs" variant="default" onClick={onCancel}>
          {t('training.form.weights.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
