import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { Failure } from '../../domain/run/run';
import { say, t } from '../../texts/t';

/** Why a run failed; what an error that is not ours said is under Details, to be copied. */
export function FailureNotice({ failure: { message, details } }: { failure: Failure }) {
  return (
    <Alert color="error">
      <Stack gap="xs">
        <Text size="sm">{say(message)}</Text>
        {details && (
          <details>
            <summary>{t('training.runs.failure.details')}</summary>
            <Group gap="xs" mt="4xs" wrap="nowrap" align="flex-start">
              <Code
                block
                lang="en"
                flex={1}
                style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
              >
                {details}
              </Code>
              <CopyButton value={details}>
                {({ copied, copy }) => (
                  <Button
                    size="compact-sm"
                    variant="default"
                    leftSection={
                      copied ? (
                        <IconCheck size={14} aria-hidden />
                      ) : (
                        <IconCopy size={14} aria-hidden />
                      )
                    }
                    onClick={copy}
                  >
                    {t(copied ? 'training.runs.failure.copied' : 'training.runs.failure.copy')}
                  </Button>
                )}
              </CopyButton>
            </Group>
          </details>
        )}
      </Stack>
    </Alert>
  );
}
