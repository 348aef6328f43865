import { Group, Paper, Stack, Text, ThemeIcon } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface ModelCardProps {
  icon: Icon;
  name: string;
  facts: string[];
  /** Buttons. */
  children: ReactNode;
}

/** A model or a run in a line: its name, its facts and its buttons. */
export function ModelCard({ icon: CardIcon, name, facts, children }: ModelCardProps) {
  return (
    <Paper withBorder p="md" component="article" aria-label={name}>
      <Group justify="space-between" gap="md">
        <Group wrap="nowrap" gap="md" flex="1 1 18rem" miw={0}>
          <ThemeIcon size="xl" variant="light" radius="md">
            <CardIcon size={22} stroke={1.6} aria-hidden />
          </ThemeIcon>
          <Stack gap={0} miw={0}>
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Text>
            <Text size="sm" c="dimmed">
              {facts.join(' · ')}
            </Text>
          </Stack>
        </Group>
        <Group gap="xs">{children}</Group>
      </Group>
    </Paper>
  );
}
