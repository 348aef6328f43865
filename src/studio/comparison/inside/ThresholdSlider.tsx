import { Button, Group, Slider, Stack, Text } from '@mantine/core';
import { percent } from '../../components/format';

const EVEN = 0.5;

export interface ThresholdSliderProps {
  classes: string[];
  threshold: number;
  /** The threshold that is stored with the run; it follows a moment after the slider. */
  kept: number;
  onThreshold: (threshold: number) => void;
  onThresholdSettled: (threshold: number) => void;
}

/** From which probability of classes[1] the answer is classes[1]. */
export function ThresholdSlider({
  classes,
  threshold,
  kept,
  onThreshold,
  onThresholdSettled,
}: ThresholdSliderProps) {
  return (
    <Stack gap={4}>
      <Group justify="space-between">
        <Text id="threshold" size="sm" fw={600}>
          Says “{classes[1]}” from {percent(threshold, 0)} on
        </Text>
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={threshold === EVEN}
          onClick={() => {
            onThreshold(EVEN);
            onThresholdSettled(EVEN);
          }}
        >
          Back to 50%
        </Button>
      </Group>
      <Slider
        min={0.01}
        max={0.99}
        step={0.01}
        value={threshold}
        onChange={onThreshold}
        onChangeEnd={onThresholdSettled}
        label={(value) => percent(value, 0)}
        thumbProps={{ 'aria-labelledby': 'threshold' }}
        thumbLabel="Threshold"
        marks={[{ value: EVEN }]}
      />
      <Text size="xs" c="dimmed">
        {threshold === kept ? 'Kept' : 'To be kept'} with the run, for Try it and for models that
        leave.
        {threshold !== EVEN &&
          ' Chosen while looking at the test photographs, so the figures at it are a little flattering.'}
      </Text>
    </Stack>
  );
}
