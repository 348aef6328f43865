import { Stack, Text } from '@mantine/core';
import type { BackendPreference } from '../../domain/run/run';
import { t } from '../../texts/t';
import { useAsync } from '../components/useAsync';
import { inference } from '../../client/inference';
import { BackendReason } from './BackendReason';
import { ChoiceField } from './fields';

const BACKENDS: BackendPreference[] = ['auto', 'webgl', 'webgpu', 'wasm', 'cpu'];

/** Where to train, with the backend that the choice gives on this machine and why. */
export function BackendField({
  value,
  onChange,
}: {
  value: BackendPreference;
  onChange: (preference: BackendPreference) => void;
}) {
  const asked = useAsync(value, () => inference().chooseBackend(value));
  const options = BACKENDS.map((each) => ({
    value: each,
    label: t(`training.form.backend.${each}`),
  }));
  return (
    <Stack gap="4xs">
      <ChoiceField
        label={t('training.form.backend.label')}
        value={value}
        options={options}
        onChange={onChange}
      />
      <Text size="sm" c={asked.state === 'failed' ? 'var(--mantine-color-error)' : 'dimmed'}>
        {asked.state === 'waiting' && t('training.form.backend.looking')}
        {asked.state === 'failed' && asked.message}
        {asked.state === 'known' && <BackendReason choice={asked.value} />}
      </Text>
    </Stack>
  );
}
