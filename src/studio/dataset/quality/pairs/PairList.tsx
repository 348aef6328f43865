import { Text } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { ClassLabel } from '../../../../domain/dataset/dataset';
import type { SimilarPair } from '../../../../domain/issues/similarPairs';
import { t } from '../../../../texts/t';
import { dismissPair, keepTogether, remove } from '../../gallery/actions';
import { useScrollMargin } from '../../gallery/useScrollMargin';
import { useActiveItem } from '../useActiveItem';
import { useRecords } from '../useRecords';
import { pairDecision } from './pairDecision';
import styles from './Pairs.module.css';
import { PairRow, type PairAction } from './PairRow';

/** What the header covers, and a little more. */
const STICKY = 120;

const DO: Record<PairAction, (pair: SimilarPair) => Promise<void>> = {
  together: ({ a, b }) => keepTogether([[a, b]], false),
  dismiss: ({ a, b }) => dismissPair(a, b),
  removeFirst: ({ a }) => remove([a], false),
  removeSecond: ({ b }) => remove([b], false),
};

const ACTION_OF: Record<string, PairAction> = {
  g: 'together',
  d: 'dismiss',
  1: 'removeFirst',
  2: 'removeSecond',
};

interface PairListProps {
  pairs: readonly SimilarPair[];
  classes: readonly ClassLabel[];
}

/** The pairs, of which only the rows in the window are rendered; one has the keyboard. */
export function PairList({ pairs, classes }: PairListProps) {
  const list = useRef<HTMLOListElement>(null);
  const virtualizer = useWindowVirtualizer({
    count: pairs.length,
    estimateSize: () => 220,
    overscan: 4,
    scrollMargin: useScrollMargin(list),
    scrollPaddingStart: STICKY,
    getItemKey: (index) => `${pairs[index]!.a} ${pairs[index]!.b}`,
  });
  const shown = virtualizer.getVirtualItems();
  const records = useRecords(shown.flatMap(({ index }) => [pairs[index]!.a, pairs[index]!.b]));
  const { active, setActive, takesFocusRef, goTo, onKeyDown } = useActiveItem(
    pairs.length,
    (index) => virtualizer.scrollToIndex(index),
  );

  function decide(index: number, action: PairAction): void {
    const pair = pairs[index]!;
    // A pair that is decided has no buttons; its keys do nothing, too.
    if (pairDecision(pair, records)) return;
    void DO[action](pair);
    goTo(index + 1);
  }

  function act(key: string): boolean {
    const action = ACTION_OF[key];
    if (action) decide(active, action);
    return action !== undefined;
  }

  return (
    <>
      <Text size="xs" c="dimmed" id="pair-keys">
        {t('dataset.quality.pairs.keys')}
      </Text>
      <ol
        ref={list}
        aria-label={t('dataset.quality.pairs.list')}
        className={styles.list}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={(event) => onKeyDown(event, act)}
      >
        {shown.map(({ index, start }) => {
          const pair = pairs[index]!;
          return (
            <li
              key={`${pair.a} ${pair.b}`}
              data-index={index}
              ref={virtualizer.measureElement}
              className={styles.item}
              style={{ transform: `translateY(${start - virtualizer.options.scrollMargin}px)` }}
            >
              <PairRow
                pair={pair}
                place={index + 1}
                total={pairs.length}
                classes={classes}
                records={records}
                active={index === active}
                takesFocusRef={takesFocusRef}
                onFocus={() => setActive(index)}
                onAct={(action) => decide(index, action)}
              />
            </li>
          );
        })}
      </ol>
    </>
  );
}
