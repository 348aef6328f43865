import { Alert, Button, Center, Code, Loader, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ComponentType } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';

type LoadRoom = () => Promise<{ default: ComponentType }>;

function Broken({ label, error, retry }: { label: string; error: unknown; retry: () => void }) {
  return (
    <Alert icon={<IconAlertTriangle />} color="red" title={`${label} ran into a problem`}>
      <Stack align="flex-start" gap="sm">
        <Text size="sm">
          Your photographs, runs and models are safe in this browser, and the other rooms still
          work.
        </Text>
        <Code>{error instanceof Error ? error.message : String(error)}</Code>
        <Button size="xs" variant="default" onClick={retry}>
          Reload this room
        </Button>
      </Stack>
    </Alert>
  );
}

/**
 * One room, fetched when it is first entered. What goes wrong in it stays in it:
 * "Reload this room" fetches and mounts it again, and the rest of the studio never
 * notices.
 */
export function PageFrame({ label, load }: { label: string; load: LoadRoom }) {
  // A lazy component remembers a failed fetch for ever, so a retry needs a new one.
  const [Room, setRoom] = useState(() => lazy(load));
  const fallback = ({ error, resetErrorBoundary }: FallbackProps) => (
    <Broken
      label={label}
      error={error}
      retry={() => {
        setRoom(() => lazy(load));
        resetErrorBoundary();
      }}
    />
  );
  return (
    <ErrorBoundary fallbackRender={fallback}>
      <Suspense
        fallback={
          <Center mih="40vh">
            <Loader aria-label={`Opening ${label}`} />
          </Center>
        }
      >
        <Room />
      </Suspense>
    </ErrorBoundary>
  );
}
