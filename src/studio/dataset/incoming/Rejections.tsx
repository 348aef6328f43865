import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { ImportReport as Report } from '../../../domain/dataset/dataset';
import { listRejections } from '../../../storage/rejections';
import { say, t } from '../../../texts/t';
import { wholeNumber } from '../../components/format';
import { saveFile } from '../../components/saveFile';
import { showProblem } from '../undo';
import styles from './ImportReport.module.css';
import { byReason, rejectionsAsText } from './reasons';

/** Enough to see what is going on; the rest is in the downloaded list. */
const MOST_SHOWN = 100;
/** Up to this many rejections are listed without opening anything. */
const FEW = 5;

async function download(): Promise<void> {
  try {
    const text = rejectionsAsText(await listRejections());
    saveFile('not-imported.txt', new Blob([text], { type: 'text/plain' }));
  } catch (error) {
    showProblem(error);
  }
}

/** Why an import skipped files, by reason. */
export function Rejections({ report }: { report: Report }) {
  return (
    <Stack gap="xs">
      <Group gap="xs" justify="space-between">
        <Text size="sm" fw={600}>
          {t('dataset.incoming.report.skippedTitle')}
        </Text>
        <Group gap="4xs">
          <CopyButton value={rejectionsAsText(report.rejections)}>
            {({ copied, copy }) => (
              <Button
                size="compact-xs"
                variant="subtle"
                leftSection={
                  copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />
                }
                onClick={copy}
              >
                {copied ? t('dataset.incoming.report.copied') : t('dataset.incoming.report.copy')}
              </Button>
            )}
          </CopyButton>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={() => void download()}
          >
            {t('dataset.incoming.report.download')}
          </Button>
        </Group>
      </Group>
      {byReason(report.rejections).map(({ reason, rejections }) => (
        <Reason
          key={reason}
          name={t(`dataset.incoming.reasons.${reason}`)}
          messages={rejections}
          startsOpen={report.rejected <= FEW}
        />
      ))}
      {report.rejected > report.rejections.length && (
        <Text size="xs" c="dimmed">
          {t('dataset.incoming.report.firstShown', { count: report.rejections.length })}
        </Text>
      )}
    </Stack>
  );
}

interface ReasonProps {
  name: string;
  messages: Report['rejections'];
  startsOpen: boolean;
}

function Reason({ name, messages, startsOpen }: ReasonProps) {
  const [open, setOpen] = useState(startsOpen);
  return (
    <details
      className={styles.reason}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {name} <span className={styles.number}>{wholeNumber(messages.length)}</span>
      </summary>
      {open && (
        <ul tabIndex={0} aria-label={name}>
          {messages.slice(0, MOST_SHOWN).map(({ path, message }) => (
            <li key={path + say(message)}>
              <strong>{path}</strong> {say(message)}
            </li>
          ))}
          {messages.length > MOST_SHOWN && (
            <li>{t('dataset.incoming.report.more', { count: messages.length - MOST_SHOWN })}</li>
          )}
        </ul>
      )}
    </details>
  );
}
