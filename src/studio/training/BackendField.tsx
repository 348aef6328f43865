import { Stack, Text } from '@mantine/core';
import type { BackendPreference } from '../../domain/run/run';
import { useAsync } from '../components/useAsync';
import { inference } from '../../client/inference';
import { BackendReason } from './BackendReason';
import { ChoiceField } from './fields';

const options: { value: BackendPreference; label: string }[] = [
  { value: 'auto', label: 'Automatic (fastest)' },
  { value: 'webgl', label: 'WebGL (GPU)' },
  { value: 'webgpu', label: 'WebGPU (GPU)' },
  { value: 'wasm', label: 'WASM (CPU)' },
  { value: 'cpu', label: 'JavaScript (very slow)' },
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
      <ChoiceField label="Backend" value={value} options={options} onChange={onChange} />
      <Text size="sm" c={asked.state === 'failed' ? 'var(--mantine-color-error)' : 'dimmed'}>
        {asked.state === 'waiting' && 'Looking for the fastest backend…'}
        {asked.state === 'failed' && asked.message}
        {asked.state === 'known' && <BackendReason choice={asked.value} />}
      </Text>
    </Stack>
  );
}
