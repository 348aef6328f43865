import { Alert, Anchor, Button, Code, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { downloadProject } from '../../client/download';
import type { DownloadProgress } from '../../engine/protocol/download';
import { sayError, t } from '../../texts/t';
import { fileSize } from '../components/format';
import { showProjectDialog } from '../components/project/projectDialog';

const received = ({ done, total }: DownloadProgress): string =>
  total === null
    ? fileSize(done)
    : t('project.link.received', { done: fileSize(done), total: fileSize(total) });

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : '');

/** A link named a project: nothing is asked of its server before the user agrees. */
export function LinkDialog({ address }: { address: string }) {
  const [progress, setProgress] = useState<DownloadProgress | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const download = useRef<AbortController | null>(null);
  useEffect(() => () => download.current?.abort(), []);
  const host = hostOf(address);
  const isWeb = /^https?:/.test(address);
  const close = () => showProjectDialog(null);

  const fetchIt = async () => {
    const { signal } = (download.current = new AbortController());
    setProblem(null);
    setProgress({ done: 0, total: null });
    try {
      const file = await downloadProject(address, setProgress, signal);
      showProjectDialog({ kind: 'open', files: [file] });
    } catch (error) {
      if (!signal.aborted) setProblem(sayError(error));
      setProgress(null);
    }
  };

  return (
    <Modal
      opened
      onClose={close}
      title={
        host === window.location.host ? t('project.link.own') : t('project.link.title', { host })
      }
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text size="sm">{t('project.link.text')}</Text>
        <Code block style={{ whiteSpace: 'pre-wrap', wordBreak: 'break-all' }}>
          {address}
        </Code>
        <Text size="sm">{t('project.link.note')}</Text>
        {problem && (
          <Alert color="error" role="alert">
            <Stack gap="xs" align="flex-start">
              {problem}
              {isWeb && (
                <Anchor href={address} target="_blank" rel="noreferrer noopener" size="sm">
                  {t('project.link.newTab')}
                </Anchor>
              )}
            </Stack>
          </Alert>
        )}
        {progress && (
          <div>
            <Progress
              value={progress.total === null ? 100 : (100 * progress.done) / progress.total}
              animated={progress.total === null}
              aria-label={t('project.link.fetching')}
            />
            <Text size="xs" c="dimmed">
              {received(progress)}
            </Text>
          </div>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={progress ? () => download.current?.abort() : close}>
            {t('common.cancel')}
          </Button>
          <Button loading={progress !== null} onClick={() => void fetchIt()}>
            {t('project.link.fetch')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
