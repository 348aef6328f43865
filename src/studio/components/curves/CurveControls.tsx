import { Group, Slider, Switch, Text } from '@mantine/core';
import { useId } from 'react';
import { t } from '../../../texts/t';
import { decimal } from '../format';
import { HelpButton } from '../help/HelpButton';
import { useCurveView } from './curveView';

/** Smoothing of learning curves, the axis of the loss, and what to look for in them. */
export function CurveControls() {
  const { smoothing, logLoss } = useCurveView();
  const label = useId();
  return (
    <Group gap="lg">
      <Group gap="xs" wrap="nowrap">
        <Text size="xs" id={label}>
          {t('common.curves.smoothing')}
        </Text>
        <Slider
          w={120}
          size="sm"
          min={0}
          max={0.95}
          step={0.05}
          label={null}
          value={smoothing}
          onChange={(value) => useCurveView.setState({ smoothing: value })}
          thumbProps={{ 'aria-labelledby': label }}
        />
        <Text size="xs" c="dimmed" w="2em">
          {decimal(smoothing, 2)}
        </Text>
      </Group>
      <Switch
        size="xs"
        label={t('common.curves.logLoss')}
        checked={logLoss}
        onChange={({ currentTarget }) => useCurveView.setState({ logLoss: currentTarget.checked })}
      />
      <HelpButton topic="overfitting" />
    </Group>
  );
}
