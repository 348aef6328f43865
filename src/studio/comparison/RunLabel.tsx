import { Group, Text } from '@mantine/core';
import { useRunColours } from './palette';

/** A run's name with its colour, by its index among the compared runs. */
export function RunLabel({ name, index }: { name: string; index: number }) {
  const colour = useRunColours()[index];
  return (
    <Group gap="3xs" wrap="nowrap" miw={0}>
      <svg width="10" height="10" aria-hidden style={{ flexShrink: 0 }}>
        <circle cx="5" cy="5" r="5" fill={colour} />
      </svg>
      <Text span size="sm" fw={600} truncate title={name}>
        {name}
      </Text>
    </Group>
  );
}
