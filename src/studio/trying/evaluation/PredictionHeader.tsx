import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { t, type LabelKey } from '../../../texts/t';
import type { Sorting, SortKey } from './sorting';
import styles from './evaluation.module.css';

const COLUMNS: { key: SortKey; title: LabelKey }[] = [
  { key: 'path', title: 'trying.table.image' },
  { key: 'prediction', title: 'trying.table.prediction' },
  { key: 'confidence', title: 'trying.table.confidence' },
];

const TRUTH = { key: 'truth', title: 'trying.table.truth' } as const;

interface PredictionHeaderProps {
  /** Whether there is a column for the true label. */
  isLabelled: boolean;
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
}

/** The columns' names: a click sorts by one, another turns the order. */
export function PredictionHeader({ isLabelled, sorting, onSort }: PredictionHeaderProps) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {[...COLUMNS, ...(isLabelled ? [TRUTH] : [])].map(({ key, title }) => {
          const chosen = sorting.key === key;
          const Arrow = sorting.descending ? IconArrowDown : IconArrowUp;
          return (
            <th
              key={key}
              scope="col"
              colSpan={key === 'path' ? 2 : 1}
              aria-sort={chosen ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
            >
              <UnstyledButton
                className={styles.sort}
                onClick={() => onSort({ key, descending: chosen && !sorting.descending })}
              >
                {t(title)}
                {chosen && <Arrow size={14} aria-hidden />}
              </UnstyledButton>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
