import {
  Button,
  CloseButton,
  CopyButton,
  Group,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { UNLABELLED, type ImportReport as Report } from '../../../domain/dataset/dataset';
import { listRejections } from '../../../storage/rejections';
import { dismissReport } from '../../../client/importSession';
import { say, t } from '../../../texts/t';
import { wholeNumber } from '../../components/format';
import { importDetails, importHeadline } from '../../components/importFacts';
import { saveFile } from '../../components/saveFile';
import { isSmall } from '../../components/small';
import { showProblem } from '../undo';
import styles from './ImportReport.module.css';
import { FolderLevel } from './FolderLevel';
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

/** What an import did: how many images it imported, per class, and why it skipped the others. */
export function ImportReport({ report }: { report: Report }) {
  const perClass = Object.entries(report.perClass).filter(([, n]) => n > 0);
  const largest = Math.max(1, ...perClass.map(([, n]) => n));
  const section = useRef<HTMLElement>(null);
  // Folded on small screens, so that the gallery is in sight.
  const [open, setOpen] = useState(() => !isSmall());
  // It replaces the progress, which may have been scrolled past; where it is seen nothing moves.
  useEffect(() => {
    // In a block: newer browsers return a promise, which React would use as the clean-up.
    section.current?.scrollIntoView({ block: 'nearest' });
  }, [report]);
  return (
    <Paper
      ref={section}
      withBorder
      p="md"
      component="section"
      aria-label={t('dataset.incoming.report.label')}
      className={styles.report}
    >
      <Group justify="space-between" wrap="nowrap" align="flex-start" mb="sm">
        <div role="status">
          <Title order={3} size="h5">
            {importHeadline(report)}
          </Title>
          <Text size="sm" c="dimmed">
            {importDetails(report)}
          </Text>
        </div>
        <CloseButton aria-label={t('dataset.incoming.report.close')} onClick={dismissReport} />
      </Group>
      {report.imported > 0 && (
        <Stack gap="xs" mb="sm">
          {report.folderLabels.map((labels) => (
            <FolderLevel key={labels.root} report={report} labels={labels} />
          ))}
        </Stack>
      )}
      {(perClass.length > 0 || report.rejected > 0) && (
        <details
          className={styles.more}
          open={open}
          onToggle={(event) => setOpen(event.currentTarget.open)}
        >
          <summary>{t('dataset.incoming.report.details')}</summary>
          <SimpleGrid
            cols={{ base: 1, sm: report.rejected > 0 && perClass.length > 0 ? 2 : 1 }}
            spacing="lg"
          >
            {perClass.length > 0 && (
              <ul className={styles.classes} aria-label={t('dataset.incoming.report.perClass')}>
                {perClass.map(([name, n]) => (
                  <li key={name}>
                    <Text size="sm" span truncate title={name}>
                      {name === UNLABELLED ? t('dataset.unlabelled') : name}
                    </Text>
                    <span className={styles.bar} style={{ width: `${(100 * n) / largest}%` }} />
                    <Text size="sm" span>
                      {wholeNumber(n)}
                    </Text>
                  </li>
                ))}
              </ul>
            )}
            {report.rejected > 0 && <Rejections report={report} />}
          </SimpleGrid>
        </details>
      )}
    </Paper>
  );
}

function Rejections({ report }: { report: Report }) {
  return (
    <Stack gap="xs">
      <Group gap="xs" justify="space-between">
        <Text size="sm" fw={600}>
          {t('dataset.incoming.report.skippedTitle')}
        </Text>
        <Group gap={4}>
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
