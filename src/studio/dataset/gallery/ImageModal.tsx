import {
  ActionIcon,
  Badge,
  Button,
  Group,
  Modal,
  Select,
  SimpleGrid,
  Stack,
  Table,
  Text,
} from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import {
  UNLABELLED,
  type ClassLabel,
  type ImageHash,
  type ImageRecord,
} from '../../../domain/dataset/dataset';
import { groupReason } from '../../../domain/dataset/nearDuplicates';
import { groupMembers, readImages, readOriginal } from '../../../storage/images';
import { t } from '../../../texts/t';
import { fileSize } from '../../components/format';
import { Thumbnail } from '../../components/Thumbnail';
import { useImagesQuery } from '../useImagesQuery';
import { splitName } from '../format';
import { relabel } from './actions';
import { openImage } from './galleryStore';
import styles from './ImageModal.module.css';

interface ImageModalProps {
  hash: ImageHash | null;
  keys: readonly ImageHash[];
  classes: readonly ClassLabel[];
}

/** One image, large, with its facts, its class and the others of its group. */
export function ImageModal({ hash, keys, classes }: ImageModalProps) {
  const at = hash ? keys.indexOf(hash) : -1;
  const step = (by: number) => {
    const next = at < 0 ? undefined : keys[at + by];
    if (next) openImage(next);
  };
  const record = useImagesQuery(`image ${hash}`, async () =>
    hash ? ((await readImages([hash]))[0] ?? null) : null,
  );
  return (
    <Modal
      opened={hash !== null}
      onClose={() => openImage(null)}
      size="xl"
      centered
      title={
        <Text fw={600} truncate>
          {record?.path.split('/').at(-1) ?? t('dataset.gallery.image')}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('common.close') }}
      onKeyDown={(event) => {
        if (event.target instanceof HTMLInputElement) return;
        if (event.key === 'ArrowLeft') step(-1);
        if (event.key === 'ArrowRight') step(1);
      }}
    >
      {hash && record?.hash === hash && (
        <div className={styles.sheet}>
          <Stack gap="xs">
            <Original key={hash} record={record} />
            <Group justify="space-between">
              <ActionIcon
                variant="default"
                size="lg"
                aria-label={t('dataset.gallery.previous')}
                disabled={at <= 0}
                onClick={() => step(-1)}
              >
                <IconChevronLeft aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                size="lg"
                aria-label={t('dataset.gallery.next')}
                disabled={at < 0 || at >= keys.length - 1}
                onClick={() => step(1)}
              >
                <IconChevronRight aria-hidden />
              </ActionIcon>
            </Group>
          </Stack>
          <Facts record={record} classes={classes} />
        </div>
      )}
      {hash && record === null && <Text>{t('dataset.gallery.gone')}</Text>}
    </Modal>
  );
}

/** The file as it was imported, drawn by the browser. */
function Original({ record }: { record: ImageRecord }) {
  const [url, setUrl] = useState<string>();
  const [failed, setFailed] = useState(false);
  const { hash, mimeType } = record;
  useEffect(() => {
    let made: string | undefined;
    let left = false;
    if (failed) return;
    readOriginal(hash).then(
      (original) => {
        if (left) return;
        if (!original) return setFailed(true);
        made = URL.createObjectURL(new Blob([original], { type: mimeType }));
        setUrl(made);
      },
      () => !left && setFailed(true),
    );
    return () => {
      left = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [hash, mimeType, failed]);
  return (
    <div className={styles.frame}>
      {failed && (
        <Stack align="center" gap="xs" role="alert">
          <Text size="sm">{t('dataset.gallery.originalUnreadable')}</Text>
          <Button size="xs" variant="default" onClick={() => setFailed(false)}>
            {t('dataset.gallery.readAgain')}
          </Button>
        </Stack>
      )}
      {url && !failed && <img src={url} alt={record.path} className={styles.original} />}
    </div>
  );
}

/** The split, and why it is the same for every seed. */
function describeSplit({ split, pinnedSplit, recording }: ImageRecord): string {
  if (split === 'none') return t('dataset.gallery.noSplit');
  const name = splitName(split);
  if (pinnedSplit === null) return name;
  return recording === undefined
    ? t('dataset.gallery.pinnedByFolder', { split: name })
    : t('dataset.gallery.pinnedByRecording', { split: name });
}

function Facts({ record, classes }: { record: ImageRecord; classes: readonly ClassLabel[] }) {
  const copies =
    useImagesQuery(`group ${record.groupId}`, () => groupMembers(record.groupId)) ?? [];
  const others = copies.filter((hash) => hash !== record.hash);
  const reason = groupReason(record.groupId);
  const samePerson = reason === 'person';
  const rows: [string, string][] = [
    [t('dataset.gallery.size'), `${record.width} × ${record.height} px`],
    [
      t('dataset.gallery.file'),
      `${fileSize(record.byteLength)}, ${record.mimeType.replace('image/', '').toUpperCase()}`,
    ],
    [t('dataset.gallery.path'), record.path],
    [t('dataset.gallery.split'), describeSplit(record)],
  ];
  return (
    <Stack gap="md">
      {record.source === 'sample' && (
        <Badge variant="light" color="warning" tt="none" size="lg">
          {t('dataset.gallery.drawn')}
        </Badge>
      )}
      <Select
        label={t('dataset.gallery.class')}
        value={record.classId}
        allowDeselect={false}
        data={[
          ...classes.map(({ id, name }) => ({ value: id, label: name })),
          { value: UNLABELLED, label: t('dataset.unlabelled') },
        ]}
        onChange={(classId) => classId && void relabel([record.hash], classId)}
      />
      <Table variant="vertical" layout="fixed" withTableBorder={false} fz="sm">
        <Table.Tbody>
          {rows.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th w={80}>{name}</Table.Th>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {others.length > 0 && (
        <Stack gap="4xs">
          <Text size="sm" fw={600}>
            {reason === 'own' && t('dataset.gallery.ownGroup')}
            {reason !== 'own' &&
              t(samePerson ? 'dataset.gallery.samePerson' : 'dataset.gallery.nearDuplicates')}
          </Text>
          <SimpleGrid cols={4} spacing="3xs">
            {others.slice(0, 12).map((hash) => (
              <button
                key={hash}
                type="button"
                className={styles.copy}
                aria-label={
                  reason === 'own'
                    ? t('dataset.gallery.openOwnGroup')
                    : t(
                        samePerson
                          ? 'dataset.gallery.openSamePerson'
                          : 'dataset.gallery.openNearDuplicate',
                      )
                }
                onClick={() => openImage(hash)}
              >
                <Thumbnail hash={hash} />
              </button>
            ))}
          </SimpleGrid>
          {others.length > 12 && (
            <Text size="xs">{t('dataset.gallery.more', { count: others.length - 12 })}</Text>
          )}
        </Stack>
      )}
    </Stack>
  );
}
