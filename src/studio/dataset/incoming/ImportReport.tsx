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
import type { ImportReport as Report } from '../../../domain/dataset/dataset';
import { listRejections } from '../../../storage/rejections';
import { dismissReport } from '../../../client/importSession';
import { say } from '../../../texts/t';
import { showProblem } from '../undo';
import { count, duration, formatImages } from '../format';
import styles from './ImportReport.module.css';
import { FolderLevel } from './FolderLevel';
import { byReason, rejectionsAsText, reasonNames } from './reasons';

/** Enough to see what is going on; the rest is in the downloaded list. */
const MOST_SHOWN = 100;
/** Up to this many rejections are listed without opening anything. */
const FEW = 5;

async function download(): Promise<void> {
  try {
    const text = rejectionsAsText(await listRejections());
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    const link = Object.assign(document.createElement('a'), {
      href: url,
      download: 'not-imported.txt',
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  } catch (error) {
    showProblem(error);
  }
}

/** One line on how the import went. */
function headline(report: Report): string {
  const imported = `${formatImages(report.imported)} imported`;
  if (report.imported > 0) return report.cancelled ? `${imported} before you stopped` : imported;
  return report.alreadyIn > 0 ? 'Everything was imported already' : 'Nothing imported';
}

/** What an import did: how many images it imported, per class, and why it skipped the others. */
export function ImportReport({ report }: { report: Report }) {
  const perClass = Object.entries(report.perClass).filter(([, n]) => n > 0);
  const largest = Math.max(1, ...perClass.map(([, n]) => n));
  const section = useRef<HTMLElement>(null);
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
      aria-label="Import report"
      className={styles.report}
    >
      <Group justify="space-between" wrap="nowrap" align="flex-start" mb="sm">
        <div role="status">
          <Title order={3} size="h5">
            {headline(report)}
          </Title>
          <Text size="sm" c="dimmed">
            {[
              `${count(report.files)} file${report.files === 1 ? '' : 's'} inspected`,
              report.alreadyIn > 0 && `${count(report.alreadyIn)} imported before`,
              report.rejected > 0 && `${count(report.rejected)} skipped`,
              report.nearDuplicateGroups > 0 &&
                `${count(report.nearDuplicateGroups)} group${report.nearDuplicateGroups === 1 ? '' : 's'} of near-duplicates`,
              duration(report.seconds),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
        <CloseButton aria-label="Close the report" onClick={dismissReport} />
      </Group>
      {report.imported > 0 && (
        <Stack gap="xs" mb="sm">
          {report.folderLabels.map((labels) => (
            <FolderLevel key={labels.root} report={report} labels={labels} />
          ))}
        </Stack>
      )}
      <SimpleGrid
        cols={{ base: 1, sm: report.rejected > 0 && perClass.length > 0 ? 2 : 1 }}
        spacing="lg"
      >
        {perClass.length > 0 && (
          <ul className={styles.classes} aria-label="Imported, by class">
            {perClass.map(([name, n]) => (
              <li key={name}>
                <Text size="sm" span truncate title={name}>
                  {name === 'unlabelled' ? 'Unlabelled' : name}
                </Text>
                <span className={styles.bar} style={{ width: `${(100 * n) / largest}%` }} />
                <Text size="sm" span>
                  {count(n)}
                </Text>
              </li>
            ))}
          </ul>
        )}
        {report.rejected > 0 && <Rejections report={report} />}
      </SimpleGrid>
    </Paper>
  );
}

function Rejections({ report }: { report: Report }) {
  return (
    <Stack gap="xs">
      <Group gap="xs" justify="space-between">
        <Text size="sm" fw={600}>
          Skipped
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
                {copied ? 'Copied' : 'Copy list'}
              </Button>
            )}
          </CopyButton>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={() => void download()}
          >
            Download list
          </Button>
        </Group>
      </Group>
      {byReason(report.rejections).map(({ reason, rejections }) => (
        <Reason
          key={reason}
          name={reasonNames[reason]}
          messages={rejections}
          startsOpen={report.rejected <= FEW}
        />
      ))}
      {report.rejected > report.rejections.length && (
        <Text size="xs" c="dimmed">
          The first {count(report.rejections.length)} are shown. All are in the list to download.
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
        {name} <span className={styles.number}>{count(messages.length)}</span>
      </summary>
      {open && (
        <ul tabIndex={0} aria-label={name}>
          {messages.slice(0, MOST_SHOWN).map(({ path, message }) => (
            <li key={path + say(message)}>
              <strong>{path}</strong> {say(message)}
            </li>
          ))}
          {messages.length > MOST_SHOWN && (
            <li>and {count(messages.length - MOST_SHOWN)} more: download the list to see them.</li>
          )}
        </ul>
      )}
    </details>
  );
}
