import { Button, Checkbox, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { RunRecord } from '../../domain/run/run';
import { locale, say, t } from '../../texts/t';
import { modelTitle, percent, runTitle } from '../components/format';
import { Panel } from '../components/Panel';
import { MOST_COMPARED, useRunColours } from './palette';
import { Sparkline } from '../components/Sparkline';
import classes from './comparison.module.css';

/** Cards shown before "Show more". */
const PAGE = 8;

const date = (at: number): string =>
  new Date(at).toLocaleString(locale(), { dateStyle: 'medium', timeStyle: 'short' });

interface RunPickerProps {
  /** Newest first. */
  runs: RunRecord[];
  /** Ids in the order shown. */
  selected: string[];
  onChange(selected: string[]): void;
}

interface RunCardProps {
  run: RunRecord;
  colour: string | undefined;
  checked: boolean;
  disabled: boolean;
}

function RunCard({ run, colour, checked, disabled }: RunCardProps) {
  const kept = run.epochs.find(({ epoch }) => epoch === run.bestEpoch);
  return (
    <Checkbox.Card
      value={run.id}
      className={classes.run}
      disabled={disabled}
      aria-label={`${say(run.name)}, ${modelTitle(run.recipe.model)}, ${date(run.createdAt)}`}
      style={colour ? { borderColor: colour } : undefined}
    >
      <Group wrap="nowrap" gap="sm" align="flex-start">
        <Checkbox.Indicator checked={checked} color={colour} />
        <Stack gap="5xs" miw={0} flex={1}>
          <Text fw={600} size="sm" lineClamp={2}>
            {say(run.name)}
          </Text>
          <Text size="xs" c="dimmed" lineClamp={2}>
            {runTitle(run)}
          </Text>
          <Text size="xs" c="dimmed">
            {date(run.createdAt)}
          </Text>
        </Stack>
        <Stack gap={0} align="flex-end">
          <Sparkline epochs={run.epochs} colour={colour} />
          {kept && (
            <Text size="xs" c="dimmed">
              {t('comparison.page.picker.validation', { accuracy: percent(kept.valAccuracy) })}
            </Text>
          )}
        </Stack>
      </Group>
    </Checkbox.Card>
  );
}

/** Which runs to compare, each with its validation curve; folded at first where some are compared. */
export function RunPicker({ runs, selected, onChange }: RunPickerProps) {
  const [shown, setShown] = useState(PAGE);
  const colours = useRunColours();
  const full = selected.length >= MOST_COMPARED;
  return (
    <Panel
      title={t('comparison.page.picker.title', {
        selected: selected.length,
        all: runs.length,
      })}
      folded={selected.length > 1}
    >
      <Checkbox.Group
        value={selected}
        onChange={onChange}
        aria-label={t('comparison.page.picker.label')}
      >
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3, xl: 4 }} spacing="sm">
          {runs.slice(0, shown).map((run) => {
            const place = selected.indexOf(run.id);
            const checked = place >= 0;
            return (
              <RunCard
                key={run.id}
                run={run}
                checked={checked}
                colour={checked ? colours[place] : undefined}
                disabled={full && !checked}
              />
            );
          })}
        </SimpleGrid>
      </Checkbox.Group>
      <Group justify="space-between" mt="xs">
        {full && (
          <Text size="xs" c="dimmed">
            {t('comparison.page.picker.most', { most: MOST_COMPARED })}
          </Text>
        )}
        {runs.length > shown && (
          <Button variant="subtle" size="xs" onClick={() => setShown(shown + PAGE)}>
            {t('comparison.page.picker.older', { count: Math.min(PAGE, runs.length - shown) })}
          </Button>
        )}
      </Group>
    </Panel>
  );
}
