import { ActionIcon, Alert, Button, Group, Menu, Stack, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCamera,
  IconDots,
  IconPencil,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { SPLITS, UNLABELLED, type ClassLabel } from '../../../domain/dataset/dataset';
import { datasetProblem } from '../../../domain/dataset/snapshot';
import type { PartCounts } from '../../../storage/images';
import { t } from '../../../texts/t';
import { ClassDot } from '../../components/ClassDot';
import { wholeNumber } from '../../components/format';
import { Panel } from '../../components/Panel';
import { setFilter, useGallery } from '../gallery/galleryStore';
import { WebcamModal } from '../webcam/WebcamModal';
import { formatImages, splitName } from '../format';
import { balanceAdvice, total } from './balance';
import styles from './ClassPanel.module.css';
import { DeleteClassModal } from './DeleteClassModal';
import { NameClassModal } from './NameClassModal';

interface ClassPanelProps {
  classes: readonly ClassLabel[];
  counts: Record<string, PartCounts>;
  /** During an import there are no splits yet, and no advice is given. */
  busy: boolean;
}

type Dialog = { kind: 'name' | 'delete' | 'webcam'; label: ClassLabel | null };

/** The classes, each as a bar of its splits: list, balance and filter in one element. */
export function ClassPanel({ classes, counts, busy }: ClassPanelProps) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const shownClass = useGallery((state) => state.filter.classId);
  const unlabelled = total(counts[UNLABELLED]);
  const largest = Math.max(1, unlabelled, ...classes.map(({ id }) => total(counts[id])));
  // Why images cannot be trained on at all is said above the panel.
  const advice = busy || datasetProblem(counts, classes) ? [] : balanceAdvice(classes, counts);
  const close = () => setDialog(null);
  const toggle = (id: string) => setFilter({ classId: shownClass === id ? null : id });

  return (
    <Panel title={t('dataset.classes.title')} foldOnSmall>
      <ul className={styles.list}>
        {classes.map((label) => (
          <li
            key={label.id}
            className={styles.item}
            data-shown={shownClass === label.id || undefined}
          >
            <button
              type="button"
              className={styles.show}
              aria-pressed={shownClass === label.id}
              aria-label={t('dataset.classes.show', {
                name: label.name,
                counts: describe(counts[label.id]),
              })}
              onClick={() => toggle(label.id)}
            >
              <span className={styles.name}>
                <ClassDot position={label.position} />
                <Text span size="sm" fw={600} truncate>
                  {label.name}
                </Text>
                <Text span size="sm" c="dimmed" ml="auto">
                  {wholeNumber(total(counts[label.id]))}
                </Text>
              </span>
              <Bar counts={counts[label.id]} largest={largest} />
            </button>
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('dataset.classes.change', { name: label.name })}
                >
                  <IconDots size={16} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  leftSection={<IconPencil size={14} aria-hidden />}
                  onClick={() => setDialog({ kind: 'name', label })}
                >
                  {t('dataset.classes.rename')}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconCamera size={14} aria-hidden />}
                  onClick={() => setDialog({ kind: 'webcam', label })}
                >
                  {t('dataset.classes.webcam')}
                </Menu.Item>
                <Menu.Item
                  color="error"
                  leftSection={<IconTrash size={14} aria-hidden />}
                  onClick={() => setDialog({ kind: 'delete', label })}
                >
                  {t('dataset.classes.delete')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </li>
        ))}
        {unlabelled > 0 && (
          <li className={styles.item} data-shown={shownClass === UNLABELLED || undefined}>
            <button
              type="button"
              className={styles.show}
              aria-pressed={shownClass === UNLABELLED}
              aria-label={t('dataset.classes.showUnlabelled', { images: formatImages(unlabelled) })}
              onClick={() => toggle(UNLABELLED)}
            >
              <span className={styles.name}>
                <ClassDot position={undefined} />
                <Text span size="sm" fw={600}>
                  {t('dataset.unlabelled')}
                </Text>
                <Text span size="sm" c="dimmed" ml="auto">
                  {wholeNumber(unlabelled)}
                </Text>
              </span>
              <Bar counts={counts[UNLABELLED]} largest={largest} />
            </button>
          </li>
        )}
      </ul>
      <Button
        mt="4xs"
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => setDialog({ kind: 'name', label: null })}
      >
        {t('dataset.classes.add')}
      </Button>
      <Group gap="md" mt="xs" aria-hidden>
        {SPLITS.map((split) => (
          <Text key={split} size="xs" c="dimmed" className={styles.key} data-part={split}>
            {splitName(split)}
          </Text>
        ))}
      </Group>
      {advice.length > 0 && (
        <Alert
          mt="sm"
          p="xs"
          variant="light"
          color="warning"
          icon={<IconAlertTriangle size={18} aria-hidden />}
        >
          <Stack gap="3xs">
            {advice.map((message) => (
              <Text key={message} size="xs">
                {message}
              </Text>
            ))}
          </Stack>
        </Alert>
      )}
      {dialog?.kind === 'name' && <NameClassModal label={dialog.label} onClose={close} />}
      {dialog?.kind === 'delete' && dialog.label && (
        <DeleteClassModal
          label={dialog.label}
          imageCount={total(counts[dialog.label.id])}
          onClose={close}
        />
      )}
      {dialog?.kind === 'webcam' && dialog.label && (
        <WebcamModal classes={classes} first={dialog.label} onCancel={close} onAdded={close} />
      )}
    </Panel>
  );
}

const describe = (counts: PartCounts | undefined): string =>
  counts
    ? SPLITS.map((split) =>
        t('dataset.classes.part', { count: counts[split], split: splitName(split).toLowerCase() }),
      ).join(', ')
    : t('dataset.classes.empty');

/** A class's splits as a bar; its length is the class's size relative to the largest class. */
function Bar({ counts, largest }: { counts: PartCounts | undefined; largest: number }) {
  return (
    <span className={styles.bar} aria-hidden>
      {counts &&
        ([...SPLITS, 'none'] as const).map((part) => (
          <span
            key={part}
            data-part={part}
            title={
              part === 'none'
                ? undefined
                : t('dataset.classes.partTitle', { count: counts[part], split: splitName(part) })
            }
            style={{ width: `${(100 * counts[part]) / largest}%` }}
          />
        ))}
    </span>
  );
}
