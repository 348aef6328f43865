import { Text } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { ClassLabel, ImageRecord } from '../../../../domain/dataset/dataset';
import type { LabelIssue } from '../../../../domain/issues/labelIssues';
import { readImages } from '../../../../storage/images';
import { t } from '../../../../texts/t';
import { confirm, relabel, remove } from '../../gallery/actions';
import { useScrollMargin } from '../../gallery/useScrollMargin';
import { useImagesQuery } from '../../useImagesQuery';
import { decisionOf, type Decision } from './decision';
import styles from './Issues.module.css';
import { IssueRow } from './IssueRow';

/** What the header covers, and a little more. */
const STICKY = 120;

const act: Record<Decision, (issue: LabelIssue) => Promise<void>> = {
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
  const [active, setActive] = useState(0);
  const takesFocusRef = useRef(false);
  const virtualizer = useWindowVirtualizer({
    count: issues.length,
    estimateSize: () => 160,
    overscan: 4,
    scrollMargin: useScrollMargin(list),
    scrollPaddingStart: STICKY,
    getItemKey: (index) => issues[index]!.hash,
  });
  const shown = virtualizer.getVirtualItems();
  const hashes = shown.map(({ index }) => issues[index]!.hash);
  const records = useRecords(hashes);

  function goTo(index: number): void {
    const next = Math.max(0, Math.min(issues.length - 1, index));
    takesFocusRef.current = true;
    setActive(next);
    virtualizer.scrollToIndex(next);
  }

  function decide(index: number, decision: Decision): void {
    void act[decision](issues[index]!);
    goTo(index + 1);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { key } = event;
    const decision = DECIDED_BY[key.toLowerCase()];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === 'ArrowDown') goTo(active + 1);
    else if (key === 'ArrowUp') goTo(active - 1);
    else if (key === 'Home') goTo(0);
    else if (key === 'End') goTo(issues.length - 1);
    else if (decision) decide(active, decision);
    else return;
    event.preventDefault();
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
        onKeyDown={onKeyDown}
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

/** The records of the images in the window; undefined for one that was removed. */
function useRecords(hashes: string[]): Map<string, ImageRecord | undefined> | undefined {
  const answer = useImagesQuery(`issues ${hashes.join()}`, async () => {
    const records = await readImages(hashes);
    return hashes.map((hash, i) => [hash, records[i]] as const);
  });
  return answer && new Map(answer);
}
