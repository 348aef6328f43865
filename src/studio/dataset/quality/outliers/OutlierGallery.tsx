import { Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ClassLabel } from '../../../../domain/dataset/dataset';
import type { Outlier } from '../../../../engine/protocol/quality';
import { t } from '../../../../texts/t';
import { ShowMore } from '../../../components/ShowMore';
import { confirm, relabel, remove } from '../../gallery/actions';
import { decisionOf } from '../issues/decision';
import { useActiveItem } from '../useActiveItem';
import { useRecords } from '../useRecords';
import styles from './Outliers.module.css';
import { OutlierTile } from './OutlierTile';

const PAGE = 60;

interface OutlierGalleryProps {
  outliers: readonly Outlier[];
  classes: readonly ClassLabel[];
}

/** The outliers side by side, the farthest first; one has the keyboard. */
export function OutlierGallery({ outliers, classes }: OutlierGalleryProps) {
  const list = useRef<HTMLOListElement>(null);
  const [count, setCount] = useState(PAGE);
  const shown = outliers.slice(0, count);
  const records = useRecords(shown.map(({ hash }) => hash));
  const { active, setActive, takesFocusRef, goTo, onKeyDown } = useActiveItem(
    shown.length,
    (index) => list.current?.children[index]?.scrollIntoView({ block: 'nearest' }),
  );

  function decide(index: number, change: (hash: string) => Promise<void>): void {
    void change(shown[index]!.hash);
    goTo(index + 1);
  }
  const keep = (index: number) => decide(index, (hash) => confirm([hash], false));
  const take = (index: number) => decide(index, (hash) => remove([hash], false));
  const move = (index: number, classId: string) =>
    decide(index, (hash) => relabel([hash], classId, false));

  function act(key: string): boolean {
    const asked = /^[1-9]$/.test(key) ? classes[Number(key) - 1] : undefined;
    if (key === 'k') keep(active);
    else if (key === 'delete' || key === 'backspace') take(active);
    else if (asked) move(active, asked.id);
    else return false;
    return true;
  }

  return (
    <>
      <Text size="xs" c="dimmed" id="outlier-keys">
        {t('dataset.quality.outliers.keys')}
      </Text>
      <ol
        ref={list}
        aria-label={t('dataset.quality.outliers.list')}
        className={styles.gallery}
        onKeyDown={(event) => onKeyDown(event, act)}
      >
        {shown.map((outlier, index) => {
          const record = records?.get(outlier.hash);
          return (
            <li key={outlier.hash}>
              <OutlierTile
                outlier={outlier}
                classes={classes}
                record={record}
                decision={records?.has(outlier.hash) ? decisionOf(outlier, record) : null}
                active={index === active}
                takesFocusRef={takesFocusRef}
                onFocus={() => setActive(index)}
                onKeep={() => keep(index)}
                onRemove={() => take(index)}
                onRelabel={(classId) => move(index, classId)}
              />
            </li>
          );
        })}
      </ol>
      <ShowMore
        hidden={outliers.length - shown.length}
        page={PAGE}
        onClick={() => setCount(count + PAGE)}
      />
    </>
  );
}
