import { Button, Group, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { english } from '../../../texts/message';
import { say, t, tEnglish } from '../../../texts/t';
import { saveFile } from '../../components/saveFile';
import type { EvaluatedFiles } from './session';
import styles from './evaluation.module.css';

/** Enough to see what is going on; the rest is in the downloaded list. */
const MOST_SHOWN = 100;

type SkippedFilesProps = Pick<EvaluatedFiles, 'evaluation' | 'unreadable'>;

/** The files that were not evaluated, and why. */
export function SkippedFiles({ evaluation, unreadable }: SkippedFilesProps) {
  const files = [
    ...evaluation.rejected.map(({ path, message }) => ({
      ...{ path, reason: say(message), inFile: english(message) },
    })),
    ...unreadable.map((path) => ({
      path,
      reason: t('trying.skipped.unreadable'),
      inFile: tEnglish('trying.skipped.unreadable'),
    })),
  ];
  const save = () => {
    const text = files.map(({ path, inFile }) => `${path}\t${inFile}\n`).join('');
    saveFile('skipped.txt', new Blob([text], { type: 'text/plain' }));
  };
  return (
    <section aria-labelledby="skipped">
      <Group justify="space-between" mb="sm">
        <Title order={3} size="h4" id="skipped">
          {t('trying.skipped.title')}{' '}
          <Text span size="sm" c="dimmed">
            {t('common.files', { count: files.length })}
          </Text>
        </Title>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={save}
        >
          {t('trying.skipped.download')}
        </Button>
      </Group>
      <ul className={styles.skipped} tabIndex={0} aria-label={t('trying.skipped.list')}>
        {files.slice(0, MOST_SHOWN).map(({ path, reason }) => (
          <li key={path}>
            <strong>{path}</strong> {reason}
          </li>
        ))}
      </ul>
      {files.length > MOST_SHOWN && (
        <Text size="xs" c="dimmed" mt="4xs">
          {t('trying.skipped.first', { shown: MOST_SHOWN })}
        </Text>
      )}
    </section>
  );
}
