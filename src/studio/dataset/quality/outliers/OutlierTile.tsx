import { ActionIcon, Badge, Group, Kbd, Menu, Text } from '@mantine/core';
import { IconCheck, IconTag, IconTrash } from '@tabler/icons-react';
import type { RefObject } from 'react';
import type { ClassLabel, ImageRecord } from '../../../../domain/dataset/dataset';
import type { Outlier } from '../../../../engine/protocol/quality';
import { t } from '../../../../texts/t';
import { ClassDot } from '../../../components/ClassDot';
import { decimal } from '../../../components/format';
import { Thumbnail } from '../../../components/Thumbnail';
import { className } from '../../format';
import type { Decision } from '../issues/decision';
import { useItemFocus } from '../useActiveItem';
import styles from './Outliers.module.css';

interface OutlierTileProps {
  outlier: Outlier;
  classes: readonly ClassLabel[];
  /** Undefined before it is read, and of a removed image. */
  record: ImageRecord | undefined;
  decision: Decision | null;
  active: boolean;
  takesFocusRef: RefObject<boolean>;
  onFocus: () => void;
  onKeep: () => void;
  onRemove: () => void;
  onRelabel: (classId: string) => void;
}

/** An image, how far it is from its class, and what can be done about it. */
export function OutlierTile(props: OutlierTileProps) {
  const { outlier, classes, record, decision, active, takesFocusRef } = props;
  const item = useItemFocus(active, takesFocusRef);
  const name = record?.path.split('/').at(-1) ?? t('dataset.gallery.image');
  const label = className(record?.classId ?? outlier.classId, classes);
  const z = decimal(outlier.z, 1);
  const tabIndex = active ? 0 : -1;
  return (
    <div
      ref={item}
      role="group"
      tabIndex={tabIndex}
      aria-label={t('dataset.quality.outliers.tile', { name, label, z })}
      aria-describedby="outlier-keys"
      className={styles.tile}
      data-active={active || undefined}
      data-decided={decision ?? undefined}
      title={record?.path}
      onFocus={props.onFocus}
    >
      <div className={styles.image}>
        <Thumbnail hash={outlier.hash} />
      </div>
      <Group gap="3xs" wrap="nowrap">
        <ClassDot position={classes.find(({ name }) => name === label)?.position} />
        <Text size="xs" truncate>
          {label}
        </Text>
        <Text size="xs" c="dimmed" ml="auto" flex="none">
          {`z ${z}`}
        </Text>
      </Group>
      {decision ? (
        <Badge variant="light" color="gray" tt="none" maw="100%">
          {decision === 'relabelled'
            ? t('dataset.quality.issues.relabelled', { name: label })
            : t(`dataset.quality.issues.${decision}`)}
        </Badge>
      ) : (
        <Group gap="4xs" wrap="nowrap" grow>
          <Menu position="bottom-start">
            <Menu.Target>
              <ActionIcon
                variant="default"
                tabIndex={tabIndex}
                aria-label={t('dataset.quality.outliers.relabel', { name })}
                title={t('dataset.gallery.move')}
              >
                <IconTag size={14} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
              {classes.map(({ id, name: named, position }, index) => (
                <Menu.Item
                  key={id}
                  disabled={id === outlier.classId}
                  leftSection={<ClassDot position={position} />}
                  rightSection={index < 9 && <Kbd size="xs">{index + 1}</Kbd>}
                  onClick={() => props.onRelabel(id)}
                >
                  {named}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <ActionIcon
            variant="default"
            tabIndex={tabIndex}
            aria-label={t('dataset.quality.outliers.keep', { name })}
            title={t('dataset.quality.issues.keep')}
            onClick={props.onKeep}
          >
            <IconCheck size={14} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            tabIndex={tabIndex}
            aria-label={t('dataset.quality.outliers.remove', { name })}
            title={t('dataset.quality.issues.remove')}
            onClick={props.onRemove}
          >
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        </Group>
      )}
    </div>
  );
}
