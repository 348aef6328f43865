import { Alert, Button, Stack, Text } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { mayWrite } from '../client/soleTab';
import { say, t } from '../texts/t';
import { message } from '../texts/message';

/** The pages, or, without Web Locks and in a second tab, why they are not shown here. */
export function SoleTab({ children }: { children: ReactNode }) {
  const [allowed, setAllowed] = useState(true);
  const ask = () => void mayWrite().then(setAllowed);
  useEffect(ask, []);
  if (allowed) return children;
  return (
    <Alert color="warning" title={t('shell.insecure.otherTab')}>
      <Stack align="flex-start" gap="sm">
        <Text size="sm">{say(message('storage.oneTabWrites'))}</Text>
        <Button size="xs" variant="default" onClick={ask}>
          {t('shell.insecure.tryAgain')}
        </Button>
      </Stack>
    </Alert>
  );
}
