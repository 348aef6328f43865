import { Text, Title } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { isSure } from '../../../domain/evaluation/abstain';
import type { FilePrediction } from '../../../domain/evaluation/fileEvaluation';
import type { IncomingFile } from '../../../engine/protocol/importing';
import { t } from '../../../texts/t';
import { percent } from '../../components/format';
import { nameOf } from './fileImages';
import { FileThumbnail } from './FileThumbnail';
import { PredictionHeader } from './PredictionHeader';
import { sorted, type Sorting } from './sorting';
import styles from './evaluation.module.css';

const ROW = 52;

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

interface PredictionTableProps {
  title: string;
  predictions: FilePrediction[];
  /** Some have a true label: it is a column. */
  isLabelled: boolean;
  classes: string[];
  threshold: number;
  /** As in UsableModel. */
  minConfidence: number | undefined;
  files: IncomingFile[];
}

/** Each image with its prediction. Only the rows in view are in the document. */
export function PredictionTable(props: PredictionTableProps) {
  const { title, predictions, isLabelled, classes, threshold, minConfidence, files } = props;
  const [sorting, setSorting] = useState<Sorting>({ key: 'path', descending: false });
  const rows = useMemo(
    () => sorted(predictions, classes, sorting),
    [predictions, classes, sorting],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const shown = virtualizer.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    <section aria-labelledby="predictions">
      <Title order={3} size="h4" id="predictions" mb="sm">
        {title}{' '}
        <Text span size="sm" c="dimmed">
          {t('common.images', { count: rows.length })}
        </Text>
      </Title>
      <div
        ref={scroller}
        className={styles.scroller}
        tabIndex={0}
        role="group"
        aria-label={t('trying.table.label', { title })}
      >
        <table
          className={styles.table}
          data-labelled={isLabelled || undefined}
          aria-rowcount={rows.length + 1}
        >
          <colgroup>
            <col className={styles.picture} />
            <col />
            <col className={styles.prediction} />
            <col className={styles.confidence} />
            {isLabelled && <col className={styles.prediction} />}
          </colgroup>
          <PredictionHeader
            isLabelled={isLabelled}
            sorting={sorting}
            onSort={(next) => {
              setSorting(next);
              virtualizer.scrollToOffset(0);
            }}
          />
          <tbody>
            {above > 0 && <tr aria-hidden style={{ height: above }} />}
            {shown.map(({ index }) => {
              const { path, predicted, scores, truth } = rows[index]!;
              return (
                <tr key={path} aria-rowindex={index + 2} style={{ height: ROW }}>
                  <td>
                    <FileThumbnail files={files} path={path} />
                  </td>
                  <th scope="row" title={path}>
                    {nameOf(path)}
                    <Text size="xs" c="dimmed" truncate>
                      {folderOf(path)}
                    </Text>
                  </th>
                  <td title={classes[predicted]}>
                    {isSure(scores, threshold, minConfidence)
                      ? classes[predicted]
                      : t('trying.table.notSure', { name: classes[predicted]! })}
                  </td>
                  <td className="numbers">{percent(scores[predicted]!)}</td>
                  {isLabelled && (
                    <td>{truth === null ? t('dataset.unlabelled') : classes[truth]}</td>
                  )}
                </tr>
              );
            })}
            {below > 0 && <tr aria-hidden style={{ height: below }} />}
          </tbody>
        </table>
      </div>
    </section>
  );
}
