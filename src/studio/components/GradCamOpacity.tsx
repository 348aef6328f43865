import { Slider, Text } from '@mantine/core';
import { useId } from 'react';
import { t } from '../../texts/t';
import { percent } from './format';

/** How strongly Grad-CAM is laid over an image, in [0.1, 1]. */
export function GradCamOpacity({
  value,
  onChange,
}: {
  value: number;
  onChange: (opacity: number) => void;
}) {
  const label = useId();
  return (
    <div>
      <Text size="sm" id={label}>
        {t('common.gradCamOpacity')}
      </Text>
      <Slider
        min={0.1}
        max={1}
        step={0.05}
        value={value}
        onChange={onChange}
        label={(opacity) => percent(opacity, 0)}
        thumbProps={{ 'aria-labelledby': label }}
        thumbValueText={(opacity) => percent(opacity, 0)}
      />
    </div>
  );
}
