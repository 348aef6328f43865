import { Badge, Button, Group, Text } from '@mantine/core';
import { IconLink, IconLinkOff, IconTrash } from '@tabler/icons-react';
import type { RefObject } from 'react';
import type { ClassLabel, ImageHash, ImageRecord } from '../../../../domain/dataset/dataset';
import type { SimilarPair } from '../../../../domain/issues/similarPairs';
import { t } from '../../../../texts/t';
import { ClassDot } from '../../../components/ClassDot';
import { percent } from '../../../components/format';
import { Thumbnail } from '../../../components/Thumbnail';
import { className, splitName } from '../../format';
import { useItemFocus } from '../useActiveItem';
import { pairDecision } from './pairDecision';
import styles from './Pairs.module.css';

export type PairAction = 'together' | 'dismiss' | 'removeFirst' | 'removeSecond';

interface PairRowProps {
  pair: SimilarPair;
  /** From 1. */
  place: number;
  total: number;
  classes: readonly ClassLabel[];
  /** Undefined before they are read. */
  records: ReadonlyMap<ImageHash, ImageRecord | undefined> | undefined;
  active: boolean;
  takesFocusRef: RefObject<boolean>;
  onFocus: () => void;
  onAct: (action: PairAction) => void;
}

const fileName = (record: ImageRecord | undefined): string =>
  record?.path.split('/').at(-1) ?? t('dataset.gallery.image');

/** Two images that are much alike, side by side, with where they are and what can be done. */
export function PairRow(props: PairRowProps) {
  const { pair, place, total, classes, records, active, takesFocusRef, onAct } = props;
  const row = useItemFocus(active, takesFocusRef);
  const [a, b] = [records?.get(pair.a), records?.get(pair.b)];
  const decision = pairDecision(pair, records);
  const names = { a: fileName(a), b: fileName(b) };
  const actions = [
    { action: 'together', icon: IconLink, key: t('dataset.quality.pairs.togetherKey') },
    { action: 'dismiss', icon: IconLinkOff, key: t('dataset.quality.pairs.dismissKey') },
    {
      action: 'removeFirst',
      icon: IconTrash,
      key: t('dataset.quality.pairs.removeFirstKey', { name: names.a }),
    },
    {
      action: 'removeSecond',
      icon: IconTrash,
      key: t('dataset.quality.pairs.removeSecondKey', { name: names.b }),
    },
  ] as const;
  return (
    <div
      ref={row}
      role="group"
      tabIndex={active ? 0 : -1}
      aria-label={t('dataset.quality.pairs.row', {
        ...{ place, total, ...names },
        alike: percent(pair.alike, 0),
        placeA: placeOf(a, classes),
        placeB: placeOf(b, classes),
      })}
      aria-describedby="pair-keys"
      className={styles.row}
      data-active={active || undefined}
      data-decided={decision ?? undefined}
      onFocus={props.onFocus}
    >
      <Side hash={pair.a} record={a} classes={classes} />
      <Side hash={pair.b} record={b} classes={classes} />
      <div className={styles.actions}>
        <Text size="xs" c="dimmed">
          {t('dataset.quality.pairs.alike', { alike: percent(pair.alike, 0) })}
        </Text>
        {decision ? (
          <Badge variant="light" color="gray" tt="none" size="lg" maw="100%">
            {t(`dataset.quality.pairs.${decision === 'together' ? 'kept' : decision}`)}
          </Badge>
        ) : (
          actions.map(({ action, icon: Icon, key }) => (
            <Button
              key={action}
              size="xs"
              variant={action === 'together' ? 'filled' : 'default'}
              tabIndex={active ? 0 : -1}
              leftSection={<Icon size={14} aria-hidden />}
              aria-label={key}
              onClick={() => onAct(action)}
            >
              {t(`dataset.quality.pairs.${action}`)}
            </Button>
          ))
        )}
      </div>
    </div>
  );
}

const splitOf = (record: ImageRecord): string =>
  record.split === 'none' ? t('dataset.unlabelled') : splitName(record.split);

const placeOf = (record: ImageRecord | undefined, classes: readonly ClassLabel[]): string =>
  record ? `${className(record.classId, classes)}, ${splitOf(record)}` : '';

interface SideProps {
  hash: ImageHash;
  record: ImageRecord | undefined;
  classes: readonly ClassLabel[];
}

function Side({ hash, record, classes }: SideProps) {
  return (
    <div className={styles.side} title={record?.path}>
      <Thumbnail hash={hash} />
      {record && (
        <>
          <Group gap="3xs" wrap="nowrap">
            <ClassDot position={classes.find(({ id }) => id === record.classId)?.position} />
            <Text size="xs" truncate>
              {className(record.classId, classes)}
            </Text>
            <Text size="xs" fw={600} ml="auto" flex="none">
              {splitOf(record)}
            </Text>
          </Group>
          <Text size="xs" c="dimmed" truncate>
            {fileName(record)}
          </Text>
        </>
      )}
    </div>
  );
}
