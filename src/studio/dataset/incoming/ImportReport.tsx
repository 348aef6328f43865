import { Button, CloseButton, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { UNLABELLED, type ImportReport as Report } from '../../../domain/dataset/dataset';
import { listClasses } from '../../../storage/classes';
import { dismissReport } from '../../../client/importSession';
import { t } from '../../../texts/t';
import { classColour } from '../../components/classColour';
import { wholeNumber } from '../../components/format';
import { importDetails, importHeadline } from '../../components/importFacts';
import { isSmall } from '../../components/small';
import { useLiveQuery } from '../../components/useLiveQuery';
import styles from './ImportReport.module.css';
import { FolderLevel } from './FolderLevel';
import { Rejections } from './Rejections';

interface ImportReportProps {
  report: Report;
  /** Whether the images can be trained on; why not is said by the album. */
  canTrain: boolean;
}

/** What an import did: how many images it imported, per class, and why it skipped the others; and what comes next. */
export function ImportReport({ report, canTrain }: ImportReportProps) {
  const perClass = Object.entries(report.perClass).filter(([, n]) => n > 0);
  const largest = Math.max(1, ...perClass.map(([, n]) => n));
  const labels = useLiveQuery(listClasses, []) ?? [];
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
        <Group gap="xs" wrap="nowrap" flex="none">
          {canTrain && report.imported > 0 && (
            <Button
              component={Link}
              href="/train"
              size="xs"
              leftSection={<IconSchool size={16} aria-hidden />}
            >
              {t('shell.pages.train')}
            </Button>
          )}
          <CloseButton aria-label={t('dataset.incoming.report.close')} onClick={dismissReport} />
        </Group>
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
                    <span
                      className={styles.bar}
                      style={{
                        width: `${(100 * n) / largest}%`,
                        background: classColour(
                          labels.find((label) => label.name === name)?.position,
                        ),
                      }}
                    />
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
