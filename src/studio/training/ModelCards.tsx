import { Checkbox, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { definitionOf, MODEL_KINDS, type ModelKind } from '../../domain/models/registry';
import { say, t } from '../../texts/t';
import { WithHelp } from '../components/help/HelpButton';
import classes from './cards.module.css';

interface ModelCardsProps {
  chosen: ModelKind[];
  onChange: (kinds: ModelKind[]) => void;
}

/** Which families to train, one after the other: a card for each, at least one of them ticked. */
export function ModelCards({ chosen, onChange }: ModelCardsProps) {
  const change = (values: string[]) => {
    const kinds = MODEL_KINDS.filter((kind) => values.includes(kind));
    if (kinds.length > 0) onChange(kinds);
  };
  return (
    <WithHelp topic="transferLearning" label={t('training.page.models')}>
      <Checkbox.Group label={t('training.page.models')} value={chosen} onChange={change}>
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm" mt="3xs">
          {MODEL_KINDS.map((kind) => {
            const { title, description } = definitionOf(kind);
            return (
              <Checkbox.Card
                key={kind}
                value={kind}
                className={classes.card}
                aria-label={`${say(title)}. ${say(description)}`}
              >
                <Group wrap="nowrap" align="flex-start" gap="sm">
                  <Checkbox.Indicator mt="5xs" />
                  <Stack gap="5xs" miw={0}>
                    <Text fw={600} lh={1.3}>
                      {say(title)}
                    </Text>
                    <Text size="sm" c="dimmed">
                      {say(description)}
                    </Text>
                  </Stack>
                </Group>
              </Checkbox.Card>
            );
          })}
        </SimpleGrid>
      </Checkbox.Group>
    </WithHelp>
  );
}
