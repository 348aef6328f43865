import { Stack, Text } from '@mantine/core';
import type { BackendPreference } from '../../domain/run/run';
import { useAsync } from '../components/useAsync';
import { inference } from '../../client/inference';
import { ChoiceField } from './fields';

const options: { value: BackendPreference; label: string }[] = [
  { value: 'auto', label: 'Automatic: the fastest that can train here' },
  { value: 'webgl', label: 'WebGL (graphics card)' },
  { value: 'webgpu', label: 'WebGPU (graphics card)' },
  { value: 'wasm', label: 'WebAssembly (processor)' },
  { value: 'cpu', label: 'Plain JavaScript (very slow)' },
];

/** Where to train, with the backend that the choice gives on this machine and why. */
export function BackendField({
  value,
  onChange,
}: {
  value: BackendPreference;
  onChange: (preference: BackendPreference) => void;
}) {
  const asked = useAsync(value, () => inference().chooseBackend(value));
  return (
    <Stack gap={4}>
      <ChoiceField label="Compute with" value={value} options={options} onChange={onChange} />
      <Text size="sm" c={asked.state === 'failed' ? 'var(--mantine-color-error)' : 'dimmed'}>
        {asked.state === 'waiting' && 'Looking at what this machine can do…'}
        {asked.state === 'failed' && asked.message}
        {asked.state === 'known' && asked.value.reason}
      </Text>
    </Stack>
  );
}
