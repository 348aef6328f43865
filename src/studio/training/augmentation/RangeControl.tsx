import { Group, Slider, Switch, Text } from '@mantine/core';
import type { Augmentation } from '../../../domain/recipe/augmentation';
import { t } from '../../../texts/t';
import type { RangeDescription } from './ranges';
import styles from './augmentation.module.css';

type Range = Augmentation['rotation'];

interface RangeControlProps {
  description: RangeDescription;
  range: Range;
  onChange: (range: Range) => void;
}

/** One augmentation: a switch, the amount in its unit, and a slider. */
export function RangeControl({ description, range, onChange }: RangeControlProps) {
  const { name, least, limit, step, format } = description;
  const label = t(`training.augmentation.${name}`);
  return (
    <div className={styles.range}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Switch
          label={label}
          checked={range.enabled}
          onChange={(event) => onChange({ ...range, enabled: event.currentTarget.checked })}
        />
        <Text size="sm" c="dimmed" className={styles.amount}>
          {range.enabled ? format(range.amount) : t('training.augmentation.rangeOff')}
        </Text>
      </Group>
      <Slider
        mt="3xs"
        min={least ?? 0}
        max={Math.max(limit, range.amount)}
        step={step}
        value={range.amount}
        inverted={least !== undefined && range.enabled}
        disabled={!range.enabled}
        label={null}
        thumbLabel={label}
        thumbValueText={format}
        onChange={(amount) => onChange({ ...range, amount })}
      />
    </div>
  );
}
