import { ActionIcon, CloseButton, Group, Popover, Stack, Text } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { t } from '../../../texts/t';
import classes from './help.module.css';
import { PICTURES, type HelpTopic } from './pictures';

/** A "?" that explains a term: its name, two sentences and a picture, until it is closed. */
export function HelpButton({ topic }: { topic: HelpTopic }) {
  const [opened, setOpened] = useState(false);
  const term = t(`help.${topic}.term`);
  const Picture = PICTURES[topic];
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={300}
      position="bottom-end"
      shadow="md"
      withArrow
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={t('help.explain', { term })}
          onClick={() => setOpened(!opened)}
        >
          <IconHelp size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Group justify="space-between" wrap="nowrap">
            <Text fw={600}>{term}</Text>
            <CloseButton
              size="sm"
              aria-label={t('help.close')}
              data-autofocus
              onClick={() => setOpened(false)}
            />
          </Group>
          <svg viewBox="0 0 240 88" className={classes.picture} aria-hidden>
            <Picture />
          </svg>
          <Text size="sm">{t(`help.${topic}.text`)}</Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface WithHelpProps {
  topic: HelpTopic;
  /** The field's label. */
  label: string;
  children: ReactNode;
}

/** A field with a "?" behind its label: inside the label, the button would be a part of the field's name. */
export function WithHelp({ topic, label, children }: WithHelpProps) {
  return (
    <div className={classes.field}>
      {children}
      <div className={classes.button} data-label={label}>
        <HelpButton topic={topic} />
      </div>
    </div>
  );
}
