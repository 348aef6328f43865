import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { UsageExample } from '../../engine/protocol/exporting';
import { say, t } from '../../texts/t';

/** Code to copy, with the program that it is for. */
export function CodeExample({ title, code }: UsageExample) {
  const program = say(title);
  return (
    <Stack gap="4xs">
      <Group justify="space-between" wrap="nowrap">
        <Text size="xs" fw={600}>
          {program}
        </Text>
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Button
              size="compact-xs"
              variant="default"
              flex="none"
              aria-label={t('exporting.formats.copyOf', { title: program })}
              leftSection={
                copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />
              }
              onClick={copy}
            >
              {copied ? t('exporting.formats.copied') : t('exporting.formats.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Code block tabIndex={0}>
        {code}
      </Code>
    </Stack>
  );
}
