import { Alert, Button, Center, Code, Loader, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ComponentType } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import { sayError, t } from '../../texts/t';
import { loadAgain } from './loadAgain';

type LoadPage = () => Promise<{ default: ComponentType }>;

function PageError({ label, error, retry }: { label: string; error: unknown; retry: () => void }) {
  return (
    <Alert
      icon={<IconAlertTriangle />}
      color="error"
      title={t('common.page.problem', { page: label })}
    >
      <Stack align="flex-start" gap="sm">
        <Text size="sm">{t('common.page.safe')}</Text>
        <Code>{sayError(error)}</Code>
        <Button size="xs" variant="default" onClick={retry}>
          {t('common.page.reload')}
        </Button>
      </Stack>
    </Alert>
  );
}

/**
 * One page, fetched when it is first opened, inside an error boundary: an error in it
 * leaves the rest of the app working. Its button fetches and mounts the page again (`loadAgain`).
 */
export function PageFrame({ label, load }: { label: string; load: LoadPage }) {
  // A lazy component keeps a failed fetch, so a retry needs a new one.
  const [Page, setPage] = useState(() => lazy(load));
  const fallback = ({ error, resetErrorBoundary }: FallbackProps) => (
    <PageError
      label={label}
      error={error}
      retry={() => {
        setPage(() => lazy(() => loadAgain(load)));
        resetErrorBoundary();
      }}
    />
  );
  return (
    <ErrorBoundary fallbackRender={fallback}>
      <Suspense
        fallback={
          <Center mih="40vh">
            <Loader role="progressbar" aria-label={t('common.page.opening', { page: label })} />
          </Center>
        }
      >
        <Page />
      </Suspense>
    </ErrorBoundary>
  );
}
