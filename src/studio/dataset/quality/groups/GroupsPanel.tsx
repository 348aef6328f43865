import {
  Button,
  FileInput,
  Group,
  NumberInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import {
  groupsByFolder,
  groupsByPattern,
  groupsByTable,
} from '../../../../domain/dataset/ownGroups';
import { imagePaths, setOwnGroups } from '../../../../storage/ownGroups';
import { t } from '../../../../texts/t';
import { showProblem, undoable } from '../../undo';
import { useImagesQuery } from '../../useImagesQuery';

type Source = 'pattern' | 'folder' | 'csv';

/** How many groups the preview names. */
const EXAMPLES = 6;

/** Put images into groups, with undo; a null takes them out. */
const group = (hashes: readonly string[], names: readonly (string | null)[] | null) =>
  undoable(async () => {
    const groups = hashes.flatMap((hash, i) => {
      const name = names?.[i];
      if (!names) return [{ hash }];
      return name ? [{ hash, ownGroup: name }] : [];
    });
    const previous = await setOwnGroups(groups);
    return previous.length > 0 ? { kind: 'grouped', previous } : null;
  });

/** Groups of the user's own: told by file names, folders or a table, with a preview. */
export function GroupsPanel() {
  const [source, setSource] = useState<Source>('pattern');
  const [pattern, setPattern] = useState('{group}_*');
  const [level, setLevel] = useState(1);
  const [table, setTable] = useState('');
  const images = useImagesQuery('paths', imagePaths);
  const asked = useDeferredValue(pattern);
  const names = useMemo(() => {
    if (!images) return [];
    if (source === 'pattern') return groupsByPattern(images.paths, asked);
    return source === 'folder'
      ? groupsByFolder(images.paths, level)
      : groupsByTable(images.paths, table);
  }, [images, source, asked, level, table]);
  const read = (file: File | null) => {
    if (!file) return setTable('');
    file.text().then(setTable, () => showProblem(t('dataset.quality.groups.unreadable')));
  };
  return (
    <Stack maw={640} align="stretch">
      <div>
        <Title order={3} size="h4">
          {t('dataset.quality.groups.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('dataset.quality.groups.help')}
        </Text>
      </div>
      <SegmentedControl
        aria-label={t('dataset.quality.groups.source')}
        value={source}
        data={[
          { value: 'pattern', label: t('dataset.quality.groups.pattern') },
          { value: 'folder', label: t('dataset.quality.groups.folder') },
          { value: 'csv', label: t('dataset.quality.groups.csv') },
        ]}
        onChange={(value) => setSource(value as Source)}
      />
      {source === 'pattern' && (
        <TextInput
          label={t('dataset.quality.groups.patternLabel')}
          description={t('dataset.quality.groups.patternHelp')}
          value={pattern}
          onChange={(event) => setPattern(event.currentTarget.value)}
        />
      )}
      {source === 'folder' && (
        <NumberInput
          label={t('dataset.quality.groups.level')}
          min={1}
          max={20}
          allowDecimal={false}
          value={level}
          onChange={(value) => typeof value === 'number' && setLevel(value)}
        />
      )}
      {source === 'csv' && (
        <FileInput
          label={t('dataset.quality.groups.csvLabel')}
          description={t('dataset.quality.groups.csvHelp')}
          accept=".csv,text/csv,text/plain"
          clearable
          clearButtonProps={{ 'aria-label': t('common.close') }}
          onChange={read}
        />
      )}
      <Preview names={names} />
      <Group>
        <Button
          disabled={!names.some((name) => name !== null)}
          onClick={() => images && void group(images.hashes, names)}
        >
          {t('dataset.quality.groups.apply')}
        </Button>
        <Button variant="default" onClick={() => images && void group(images.hashes, null)}>
          {t('dataset.quality.groups.clear')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Which groups there would be. */
function Preview({ names }: { names: readonly (string | null)[] }) {
  const sizes = new Map<string, number>();
  for (const name of names) if (name !== null) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  const images = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return (
    <div>
      <Text size="sm" role="status">
        {images === 0
          ? t('dataset.quality.groups.none')
          : t('dataset.quality.groups.found', {
              count: sizes.size,
              images,
              total: t('common.images', { count: names.length }),
            })}
      </Text>
      <ul>
        {[...sizes].slice(0, EXAMPLES).map(([name, count]) => (
          <li key={name}>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {t('dataset.quality.groups.example', { name, count })}
            </Text>
          </li>
        ))}
        {sizes.size > EXAMPLES && <li aria-hidden>…</li>}
      </ul>
    </div>
  );
}
