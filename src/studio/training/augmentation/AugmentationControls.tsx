import { Button, NativeSelect, SegmentedControl, Stack, Switch, Text, Title } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import {
  defaultAugmentation,
  FILL_MODES,
  type Augmentation,
} from '../../../domain/recipe/augmentation';
import { t } from '../../../texts/t';
import { applyPreset, isDefault, presetOf, PRESETS, type Preset } from './presets';
import { FILLS, PHOTOMETRIC_RANGES, RANGES } from './ranges';
import { RangeControl } from './RangeControl';

interface ControlsProps {
  augmentation: Augmentation;
  onChange: (augmentation: Augmentation) => void;
}

/** Presets, the geometric ranges, horizontal flip, fill mode and the photometric ranges: the recipe's whole augmentation. */
export function AugmentationControls({ augmentation, onChange }: ControlsProps) {
  return (
    <Stack gap="lg">
      <SegmentedControl
        fullWidth
        aria-label={t('training.augmentation.presets')}
        data={PRESETS.map((value) => ({ value, label: t(`training.augmentation.${value}`) }))}
        // None is selected when the user's settings match no preset.
        value={presetOf(augmentation) ?? ''}
        onChange={(preset) => onChange(applyPreset(preset as Preset, augmentation))}
      />
      {RANGES.map((description) => (
        <RangeControl
          key={description.name}
          description={description}
          range={augmentation[description.name]}
          onChange={(range) => onChange({ ...augmentation, [description.name]: range })}
        />
      ))}
      <Switch
        label={t('training.augmentation.horizontalFlip')}
        description={t('training.augmentation.horizontalFlipHelp')}
        checked={augmentation.horizontalFlip}
        onChange={(event) =>
          onChange({ ...augmentation, horizontalFlip: event.currentTarget.checked })
        }
      />
      <NativeSelect
        label={t('training.augmentation.fillMode')}
        description={t('training.augmentation.fillModeHelp')}
        data={FILLS.map((value) => ({ value, label: t(`training.augmentation.${value}`) }))}
        value={augmentation.fillMode}
        onChange={(event) => {
          const fillMode = FILL_MODES.find((mode) => mode === event.currentTarget.value);
          if (fillMode) onChange({ ...augmentation, fillMode });
        }}
      />
      <Stack gap="lg" component="section" aria-labelledby="photometric">
        <div>
          <Title order={3} size="md" id="photometric">
            {t('training.augmentation.photometric')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('training.augmentation.photometricHelp')}
          </Text>
        </div>
        {PHOTOMETRIC_RANGES.map((description) => (
          <RangeControl
            key={description.name}
            description={description}
            range={augmentation.photometric[description.name]}
            onChange={(range) =>
              onChange({
                ...augmentation,
                photometric: { ...augmentation.photometric, [description.name]: range },
              })
            }
          />
        ))}
      </Stack>
      <Button
        variant="default"
        leftSection={<IconRestore size={18} aria-hidden />}
        disabled={isDefault(augmentation)}
        onClick={() => onChange(defaultAugmentation)}
      >
        {t('training.augmentation.reset')}
      </Button>
    </Stack>
  );
}
