import { Text } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { ClassLabel } from '../../../../domain/dataset/dataset';
import type { LabelIssue } from '../../../../domain/issues/labelIssues';
import { t } from '../../../../texts/t';
import { confirm, relabel, remove } from '../../gallery/actions';
import { useScrollMargin } from '../../gallery/useScrollMargin';
import { useActiveItem } from '../useActiveItem';
import { useRecords } from '../useRecords';
import { decisionOf, type Decision } from './decision';
import styles from './Issues.module.css';
import { IssueRow } from './IssueRow';

/** What the header covers, and a little more. */
const STICKY = 120;

const DO: Record<Decision, (issue: LabelIssue) => Promise<void>> = {
  relabelled: ({ hash, suggested }) => relabel([hash], suggested, false),
  kept: ({ hash }) => confirm([hash], false),
  removed: ({ hash }) => remove([hash], false),
};

const DECIDED_BY: Record<string, Decision> = {
  r: 'relabelled',
  k: 'kept',
  delete: 'removed',
  backspace: 'removed',
};

interface IssueListProps {
  issues: readonly LabelIssue[];
  classes: readonly ClassLabel[];
}

/** The issues, of which only the rows in the window are rendered; one has the keyboard. */
export function IssueList({ issues, classes }: IssueListProps) {
  const list = useRef<HTMLOListElement>(null);
  const virtualizer = useWindowVirtualizer({
    count: issues.length,
    estimateSize: () => 160,
    overscan: 4,
    scrollMargin: useScrollMargin(list),
    scrollPaddingStart: STICKY,
    getItemKey: (index) => issues[index]!.hash,
  });
  const shown = virtualizer.getVirtualItems();
  const records = useRecords(shown.map(({ index }) => issues[index]!.hash));
  const { active, setActive, takesFocusRef, goTo, onKeyDown } = useActiveItem(
    issues.length,
    (index) => virtualizer.scrollToIndex(index),
  );

  function decide(index: number, decision: Decision): void {
    void DO[decision](issues[index]!);
    goTo(index + 1);
  }

  function act(key: string): boolean {
    const decision = DECIDED_BY[key];
    if (decision) decide(active, decision);
    return decision !== undefined;
  }

  return (
    <>
      <Text size="xs" c="dimmed" id="issue-keys">
        {t('dataset.quality.issues.keys')}
      </Text>
      <ol
        ref={list}
        aria-label={t('dataset.quality.issues.list')}
        className={styles.list}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={(event) => onKeyDown(event, act)}
      >
        {shown.map(({ index, start }) => {
          const issue = issues[index]!;
          const record = records?.get(issue.hash);
          return (
            <li
              key={issue.hash}
              data-index={index}
              ref={virtualizer.measureElement}
              className={styles.item}
              style={{ transform: `translateY(${start - virtualizer.options.scrollMargin}px)` }}
            >
              <IssueRow
                issue={issue}
                place={index + 1}
                total={issues.length}
                classes={classes}
                record={record}
                decision={records?.has(issue.hash) ? decisionOf(issue, record) : null}
                active={index === active}
                takesFocusRef={takesFocusRef}
                onFocus={() => setActive(index)}
                onDecide={(decision) => decide(index, decision)}
              />
            </li>
          );
        })}
      </ol>
    </>
  );
}
