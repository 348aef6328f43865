import { Group, Radio, SimpleGrid, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconArrowsLeftRight, IconSeedling, IconTransferIn, type Icon } from '@tabler/icons-react';
import type { ModelChoice } from './useRecipes';

const choices: { value: ModelChoice; title: string; icon: Icon; words: string }[] = [
  {
    value: 'cnn',
    title: 'Scratch CNN',
    icon: IconSeedling,
    words: 'Three convolutions, learned from your photographs alone.',
  },
  {
    value: 'mobilenetv2',
    title: 'MobileNetV2',
    icon: IconTransferIn,
    words: 'A network that has already learned to see, given a new head and then fine-tuned.',
  },
  {
    value: 'both',
    title: 'Train both',
    icon: IconArrowsLeftRight,
    words: 'One after the other on the same photographs and seed, to be compared.',
  },
];

/** Which model to train, as three cards. */
export function ModelCards({
  value,
  onChange,
}: {
  value: ModelChoice;
  onChange: (choice: ModelChoice) => void;
}) {
  return (
    <Radio.Group
      label="Model"
      value={value}
      onChange={(chosen) => {
        const choice = choices.find((each) => each.value === chosen);
        if (choice) onChange(choice.value);
      }}
    >
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm" mt="xs">
        {choices.map(({ value: choice, title, icon: Picture, words }) => (
          <Radio.Card
            key={choice}
            value={choice}
            p="md"
            aria-label={`${title}. ${words}`}
            bg={choice === value ? 'var(--mantine-color-teal-light)' : undefined}
            bd={`1px solid ${choice === value ? 'var(--mantine-primary-color-filled)' : 'var(--mantine-color-default-border)'}`}
          >
            <Group wrap="nowrap" align="flex-start" gap="sm">
              <ThemeIcon variant="light" size="lg">
                <Picture size={20} stroke={1.6} aria-hidden />
              </ThemeIcon>
              <Stack gap={2} flex={1}>
                <Text fw={600}>{title}</Text>
                <Text size="sm" c="dimmed">
                  {words}
                </Text>
              </Stack>
              <Radio.Indicator />
            </Group>
          </Radio.Card>
        ))}
      </SimpleGrid>
    </Radio.Group>
  );
}
