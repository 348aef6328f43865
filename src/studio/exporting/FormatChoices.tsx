import { Button, Checkbox, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { FormatOffer } from '../../engine/protocol/exporting';
import type { ModelReference } from '../../engine/protocol/models';
import { t } from '../../texts/t';
import { FormatCard } from './FormatCard';

interface FormatChoicesProps {
  /** Null where several are exported. */
  model: ModelReference | null;
  classes: string[];
  offers: FormatOffer[];
  /** Ids of formats. */
  chosen: string[];
  disabled: boolean;
  onChange: (ids: string[]) => void;
}

/** One card per format; a format that this model cannot be exported in shows why. */
export function FormatChoices({
  model,
  classes,
  offers,
  chosen,
  disabled,
  onChange,
}: FormatChoicesProps) {
  const available = offers.filter(({ unavailable }) => unavailable === null).map(({ id }) => id);
  // Who sends the user's images away chooses that knowingly.
  const harmless = offers
    .filter(({ unavailable, containsImages }) => unavailable === null && !containsImages)
    .map(({ id }) => id);
  const all = harmless.every((id) => chosen.includes(id));
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t('exporting.formats.chosen', {
            chosen: chosen.length,
            available: available.length,
          })}
        </Text>
        <Button
          size="compact-sm"
          variant="subtle"
          disabled={disabled}
          onClick={() => onChange(all ? [] : [...new Set([...chosen, ...harmless])])}
        >
          {t(`exporting.formats.${all ? 'none' : 'all'}`)}
        </Button>
      </Group>
      <Checkbox.Group aria-label={t('exporting.formats.label')} value={chosen} onChange={onChange}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {offers.map((offer) => (
            <FormatCard
              key={offer.id}
              model={model}
              classes={classes}
              offer={offer}
              chosen={chosen.includes(offer.id)}
              disabled={disabled}
            />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
    </Stack>
  );
}
