import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconTag, IconTrash } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { nearestOfClasses } from '../../../../client/quality';
import type { ClassLabel, ImageRecord } from '../../../../domain/dataset/dataset';
import type { LabelIssue } from '../../../../domain/issues/labelIssues';
import { t } from '../../../../texts/t';
import { ClassDot } from '../../../components/ClassDot';
import { percent } from '../../../components/format';
import { Thumbnail } from '../../../components/Thumbnail';
import { useAsync } from '../../../components/useAsync';
import { className } from '../../format';
import { useItemFocus } from '../useActiveItem';
import type { Decision } from './decision';
import styles from './Issues.module.css';

/** Images shown of each class. */
const NEAREST = 3;

interface IssueRowProps {
  issue: LabelIssue;
  /** From 1. */
  place: number;
  total: number;
  classes: readonly ClassLabel[];
  /** Undefined before it is read, and of a removed image. */
  record: ImageRecord | undefined;
  decision: Decision | null;
  active: boolean;
  /** Whether the row that is active takes the focus. */
  takesFocusRef: RefObject<boolean>;
  onFocus: () => void;
  onDecide: (decision: Decision) => void;
}

/** An image beside the images of its class, and of the suggested one, that are the most alike to it. */
export function IssueRow(props: IssueRowProps) {
  const { issue, place, total, classes, record, decision, active, takesFocusRef } = props;
  const row = useItemFocus(active, takesFocusRef);
  const { hash, classId, suggested, selfConfidence } = issue;
  const nearest = useAsync(hash, () => nearestOfClasses(hash, [classId, suggested], NEAREST));
  const [ofLabel = [], ofSuggested = []] = nearest.state === 'known' ? nearest.value : [];
  const names = { label: className(classId, classes), suggested: className(suggested, classes) };
  const probability = percent(selfConfidence, 0);
  const name = record?.path.split('/').at(-1) ?? t('dataset.gallery.image');
  return (
    <div
      ref={row}
      role="group"
      tabIndex={active ? 0 : -1}
      aria-label={t('dataset.quality.issues.row', { place, total, name, probability, ...names })}
      aria-describedby="issue-keys"
      className={styles.row}
      data-active={active || undefined}
      data-decided={decision ?? undefined}
      onFocus={props.onFocus}
    >
      <div className={styles.image} title={record?.path}>
        <Thumbnail hash={hash} />
      </div>
      <Nearest
        title={t('dataset.quality.issues.label', { name: names.label })}
        note={t('dataset.quality.issues.probability', { probability })}
        {...{ classes, classId, hashes: ofLabel }}
      />
      <Nearest
        title={t('dataset.quality.issues.suggested', { name: names.suggested })}
        {...{ classes, classId: suggested, hashes: ofSuggested }}
      />
      <div className={styles.actions}>
        {decision ? (
          <Outcome decision={decision} record={record} classes={classes} />
        ) : (
          <>
            <Button
              size="xs"
              tabIndex={active ? 0 : -1}
              disabled={suggested === classId}
              leftSection={<IconTag size={14} aria-hidden />}
              aria-label={t('dataset.quality.issues.relabelKey', { name: names.suggested })}
              onClick={() => props.onDecide('relabelled')}
            >
              {t('dataset.quality.issues.relabel')}
            </Button>
            <Button
              size="xs"
              variant="default"
              tabIndex={active ? 0 : -1}
              leftSection={<IconCheck size={14} aria-hidden />}
              aria-label={t('dataset.quality.issues.keepKey', { name: names.label })}
              onClick={() => props.onDecide('kept')}
            >
              {t('dataset.quality.issues.keep')}
            </Button>
            <Button
              size="xs"
              variant="default"
              tabIndex={active ? 0 : -1}
              leftSection={<IconTrash size={14} aria-hidden />}
              aria-label={t('dataset.quality.issues.removeKey')}
              onClick={() => props.onDecide('removed')}
            >
              {t('dataset.quality.issues.remove')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

interface NearestProps {
  title: string;
  note?: string;
  classes: readonly ClassLabel[];
  classId: string;
  hashes: readonly string[];
}

function Nearest({ title, note, classes, classId, hashes }: NearestProps) {
  const label = classes.find(({ id }) => id === classId);
  return (
    <Stack gap="4xs" className={styles.nearest}>
      <Group gap="0 var(--mantine-spacing-3xs)" justify="space-between">
        <Group gap="3xs" wrap="nowrap" maw="100%">
          <ClassDot position={label?.position} />
          <Text size="xs" fw={600} truncate title={title}>
            {title}
          </Text>
        </Group>
        {note && (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        )}
      </Group>
      <div
        role="group"
        className={styles.thumbnails}
        aria-label={t('dataset.quality.issues.nearest', { name: className(classId, classes) })}
      >
        {Array.from({ length: NEAREST }, (_, i) => (
          <div key={hashes[i] ?? i}>{hashes[i] && <Thumbnail hash={hashes[i]} />}</div>
        ))}
      </div>
    </Stack>
  );
}

interface OutcomeProps {
  decision: Decision;
  record: ImageRecord | undefined;
  classes: readonly ClassLabel[];
}

function Outcome({ decision, record, classes }: OutcomeProps) {
  const name = className(record?.classId ?? '', classes);
  return (
    <Badge variant="light" color="gray" tt="none" size="lg" maw="100%">
      {decision === 'relabelled'
        ? t('dataset.quality.issues.relabelled', { name })
        : t(`dataset.quality.issues.${decision}`)}
    </Badge>
  );
}
