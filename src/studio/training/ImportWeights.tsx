import { Alert, Button, FileInput, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { INPUT_SCALINGS, type PretrainedRecord } from '../../domain/models/inputScaling';
import { useFileDrop } from '../components/useFileDrop';
import { messageOf } from '../components/format';
import { inference } from '../../client/inference';
import { FetchWeights } from './FetchWeights';

type ScalingName = keyof typeof INPUT_SCALINGS;

const scalings: { value: ScalingName; label: string }[] = [
  { value: '-1 to 1', label: '−1 to 1 (Keras: x / 127.5 − 1)' },
  { value: '0 to 1', label: '0 to 1 (x / 255)' },
  { value: '0 to 255', label: '0 to 255 (unchanged)' },
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
      setProblem(messageOf(error));
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
        label="Weight files"
        description="A Keras .h5, or a model.json together with its .bin files. Dropping them here works too."
        placeholder="Choose files"
        multiple
        accept=".h5,.hdf5,.json,.bin"
        value={files}
        onChange={setFiles}
      />
      <FetchWeights onFiles={setFiles} />
      <TextInput
        label="Name"
        placeholder="ImageNet"
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Select
        label="Pixels were scaled to"
        description="As they were when these weights were trained: the wrong one makes poor features."
        data={scalings}
        allowDeselect={false}
        value={scaling}
        onChange={(chosen) => {
          const found = scalings.find(({ value }) => value === chosen);
          if (found) setScaling(found.value);
        }}
      />
      {problem && (
        <Alert color="red" icon={<IconAlertCircle />} role="alert">
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
          Check and import
        </Button>
        <Button size="xs" variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}
