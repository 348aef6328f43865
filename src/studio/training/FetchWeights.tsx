import { Button, Group, Progress, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { DownloadProgress } from '../../engine/protocol/download';
import { sayError, t } from '../../texts/t';
import { fileSize } from '../components/format';
import { downloadWeights } from '../../client/download';

function received({ done, total }: DownloadProgress): string {
  return total === null
    ? fileSize(done)
    : t('training.form.weights.received', { done: fileSize(done), total: fileSize(total) });
}

/** Weight files from an address that the user types; the download can be stopped. */
export function FetchWeights({ onFiles }: { onFiles: (files: File[]) => void }) {
  const [address, setAddress] = useState('');
  const [progress, setProgress] = useState<DownloadProgress | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const download = useRef<AbortController | null>(null);
  useEffect(() => () => download.current?.abort(), []);

  const start = async (event: FormEvent) => {
    event.preventDefault();
    const { signal } = (download.current = new AbortController());
    setProblem(null);
    setProgress({ done: 0, total: null });
    try {
      onFiles(await downloadWeights(address.trim(), setProgress, signal));
    } catch (error) {
      if (!signal.aborted) setProblem(sayError(error));
    }
    setProgress(null);
  };

  return (
    <form noValidate onSubmit={(event) => void start(event)}>
      <Stack gap="3xs">
        <TextInput
          type="url"
          label={t('training.form.weights.address')}
          description={t('training.form.weights.addressHelp')}
          placeholder={t('training.form.weights.addressPlaceholder')}
          value={address}
          error={problem}
          disabled={progress !== null}
          onChange={({ currentTarget }) => setAddress(currentTarget.value)}
          inputContainer={(input) => (
            <Group gap="xs" wrap="nowrap" align="flex-end">
              <div style={{ flex: 1 }}>{input}</div>
              {progress ? (
                // Another button than Fetch: made into that one while it is pressed, it would submit.
                <Button key="stop" variant="default" onClick={() => download.current?.abort()}>
                  {t('training.form.weights.stop')}
                </Button>
              ) : (
                <Button
                  key="fetch"
                  type="submit"
                  variant="default"
                  disabled={address.trim() === ''}
                >
                  {t('training.form.weights.fetch')}
                </Button>
              )}
            </Group>
          )}
        />
        {progress && (
          <>
            <Progress
              value={progress.total === null ? 100 : (100 * progress.done) / progress.total}
              animated={progress.total === null}
              aria-label={t('training.form.weights.fetching')}
            />
            <Text size="xs" c="dimmed">
              {received(progress)}
            </Text>
          </>
        )}
      </Stack>
    </form>
  );
}
