import { Button, Group, NumberInput, RangeSlider, Stack } from '@mantine/core';
import { IconDice5 } from '@tabler/icons-react';
import type { SplitSettings } from '../../../domain/dataset/dataset';
import { setSplitSettings } from '../../../storage/staleSplit';
import { resplit } from '../../../client/importSession';
import { t } from '../../../texts/t';
import { showProblem } from '../undo';
import styles from '../classes/ClassPanel.module.css';
import { fractionsOf, LARGEST_SEED, type Cuts } from './cuts';

async function save(settings: SplitSettings): Promise<void> {
  try {
    await setSplitSettings(settings);
    await resplit();
  } catch (error) {
    showProblem(error);
  }
}

const within = ([from, to]: Cuts): Cuts => [Math.max(5, from), Math.min(95, to)];

interface SplitControlsProps {
  settings: SplitSettings;
  cuts: Cuts;
  /** While the slider moves: where it is; null when it is where the settings say. */
  onMove: (change: (now: Cuts | null) => Cuts | null) => void;
}

/** The shares of the splits and the seed. */
export function SplitControls({ settings, cuts, onMove }: SplitControlsProps) {
  return (
    <Stack gap="xs">
      <RangeSlider
        aria-label={t('dataset.split.slider')}
        classNames={{ track: styles.track, bar: styles.middle }}
        style={{ ['--first' as string]: `${cuts[0]}%`, ['--second' as string]: `${cuts[1]}%` }}
        value={cuts}
        min={0}
        max={100}
        step={1}
        minRange={5}
        label={null}
        thumbFromLabel={t('dataset.split.from')}
        thumbToLabel={t('dataset.split.to')}
        onChange={(moved) => onMove(() => within(moved))}
        onChangeEnd={(moved) => {
          const ended = within(moved);
          onMove(() => ended);
          void save({ ...settings, fractions: fractionsOf(ended) }).finally(() =>
            // Unless it moved on in the meantime.
            onMove((now) => (now === ended ? null : now)),
          );
        }}
      />
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <NumberInput
          label={t('dataset.split.seed')}
          size="xs"
          flex={1}
          miw={0}
          min={0}
          max={LARGEST_SEED}
          allowDecimal={false}
          value={settings.seed}
          onChange={(seed) => typeof seed === 'number' && void save({ ...settings, seed })}
        />
        <Button
          size="xs"
          variant="default"
          flex="none"
          leftSection={<IconDice5 size={16} aria-hidden />}
          onClick={() => void save({ ...settings, seed: Math.floor(Math.random() * 1_000_000) })}
        >
          {t('dataset.split.shuffle')}
        </Button>
      </Group>
    </Stack>
  );
}
