import { Button, Group, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { FileEvaluation } from '../../../domain/evaluation/fileEvaluation';
import { say } from '../../../texts/t';
import { count } from '../../components/format';
import { saveFile } from '../../components/saveFile';
import styles from './evaluation.module.css';

/** Enough to see what is going on; the rest is in the downloaded list. */
const MOST_SHOWN = 100;

/** The files that were not evaluated, and why. */
export function SkippedFiles({ rejected }: Pick<FileEvaluation, 'rejected'>) {
  const save = () => {
    const text = rejected.map(({ path, message }) => `${path}\t${say(message)}\n`).join('');
    saveFile('skipped.txt', new Blob([text], { type: 'text/plain' }));
  };
  return (
    <section aria-labelledby="skipped">
      <Group justify="space-between" mb="sm">
        <Title order={3} size="h4" id="skipped">
          Skipped{' '}
          <Text span size="sm" c="dimmed">
            {count(rejected.length, 'file')}
          </Text>
        </Title>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={save}
        >
          Download list
        </Button>
      </Group>
      <ul className={styles.skipped} tabIndex={0} aria-label="Skipped files">
        {rejected.slice(0, MOST_SHOWN).map(({ path, message }) => (
          <li key={path}>
            <strong>{path}</strong> {say(message)}
          </li>
        ))}
      </ul>
      {rejected.length > MOST_SHOWN && (
        <Text size="xs" c="dimmed" mt={4}>
          The first {MOST_SHOWN} are shown. All are in the list to download.
        </Text>
      )}
    </section>
  );
}
