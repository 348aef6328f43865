import { Checkbox, Group, Radio, SimpleGrid, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconArrowsLeftRight, IconTopologyStar3, type Icon } from '@tabler/icons-react';
import { definitionOf, MODEL_KINDS, type ModelKind } from '../../domain/models/registry';

/** The card's value for training several families one after the other. */
const SEVERAL = 'several';

interface CardChoice {
  value: string;
  title: string;
  description: string;
  icon: Icon;
}

const choices: CardChoice[] = [
  ...MODEL_KINDS.map((kind) => {
    const { title, description } = definitionOf(kind);
    return { value: kind, title, description, icon: IconTopologyStar3 };
  }),
  {
    value: SEVERAL,
    title: MODEL_KINDS.length > 2 ? 'Train several' : 'Train both',
    description: 'One after the other on the same photographs and seed, to be compared.',
    icon: IconArrowsLeftRight,
  },
];

interface ModelCardsProps {
  chosen: ModelKind[];
  onChange: (kinds: ModelKind[]) => void;
}

/** Which of the families are trained, where that is a choice: at least two. */
function FamilyBoxes({ chosen, onChange }: ModelCardsProps) {
  const toggle = (kind: ModelKind, on: boolean) =>
    onChange(on ? [...chosen, kind] : chosen.filter((each) => each !== kind));
  return (
    <Group role="group" aria-label="Models to train" gap="lg" mt="sm">
      {MODEL_KINDS.map((kind) => (
        <Checkbox
          key={kind}
          label={definitionOf(kind).title}
          checked={chosen.includes(kind)}
          disabled={chosen.includes(kind) && chosen.length === 2}
          onChange={({ currentTarget }) => toggle(kind, currentTarget.checked)}
        />
      ))}
    </Group>
  );
}

/** Which families to train: a card for each, and one for several. */
export function ModelCards({ chosen, onChange }: ModelCardsProps) {
  const value = chosen.length > 1 ? SEVERAL : chosen[0]!;
  const choose = (card: string) => {
    const kind = MODEL_KINDS.find((each) => each === card);
    if (kind) onChange([kind]);
    // The same two whichever card was chosen before: arrow keys pass over all of them.
    else if (chosen.length === 1) onChange(MODEL_KINDS.slice(0, 2));
  };
  return (
    <div>
      <Radio.Group label="Model" value={value} onChange={choose}>
        <SimpleGrid cols={{ base: 1, sm: choices.length > 3 ? 2 : 3 }} spacing="sm" mt="xs">
          {choices.map(({ value: choice, title, icon: CardIcon, description }) => (
            <Radio.Card
              key={choice}
              value={choice}
              p="md"
              aria-label={`${title}. ${description}`}
              bg={choice === value ? 'var(--mantine-color-teal-light)' : undefined}
              bd={`1px solid ${choice === value ? 'var(--mantine-primary-color-filled)' : 'var(--mantine-color-default-border)'}`}
            >
              <Group wrap="nowrap" align="flex-start" gap="sm">
                <ThemeIcon variant="light" size="lg">
                  <CardIcon size={20} stroke={1.6} aria-hidden />
                </ThemeIcon>
                <Stack gap={2} flex={1}>
                  <Text fw={600}>{title}</Text>
                  <Text size="sm" c="dimmed">
                    {description}
                  </Text>
                </Stack>
                <Radio.Indicator />
              </Group>
            </Radio.Card>
          ))}
        </SimpleGrid>
      </Radio.Group>
      {value === SEVERAL && MODEL_KINDS.length > 2 && (
        <FamilyBoxes chosen={chosen} onChange={onChange} />
      )}
    </div>
  );
}
