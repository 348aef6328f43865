import { Tooltip, UnstyledButton } from '@mantine/core';
import type { CSSProperties } from 'react';
import { t } from '../../texts/t';
import { percent, wholeNumber } from './format';
import { shadeDepth, type Correctness } from './shadeDepth';
import { useTooltip } from './useTooltip';
import classes from './ConfusionMatrix.module.css';

/** Class indices of a cell: the true class and the predicted one. */
export interface ConfusionCell {
  truth: number;
  predicted: number;
}

interface ConfusionMatrixProps {
  classes: string[];
  /** `[truth][predicted]` counts. */
  matrix: number[][];
  /** If given, each cell is a button that opens the images it counts. */
  onOpen?: (cell: ConfusionCell) => void;
  open?: ConfusionCell | null;
}

function shade(count: number, rowTotal: number, kind: Correctness): string | undefined {
  if (count === 0) return undefined;
  return `color-mix(in srgb, var(--${kind}) ${shadeDepth(count / rowTotal, kind)}%, transparent)`;
}

const spoken = (count: number, truth: string, predicted: string): string =>
  t('common.confusionMatrix.cell', { images: count, truth, predicted });

/** A count and its share of the row's images. */
function Count({ count, rowTotal }: { count: number; rowTotal: number }) {
  return (
    <>
      <span>{wholeNumber(count)}</span>
      {rowTotal > 0 && <span className={classes.share}>{percent(count / rowTotal, 0)}</span>}
    </>
  );
}

/** A class's name, cut where it does not fit; the tooltip has all of it. */
function ClassName({ name }: { name: string }) {
  const { tooltip, target } = useTooltip();
  return (
    <Tooltip label={name} {...tooltip}>
      <span className={classes.name} {...target}>
        {name}
      </span>
    </Tooltip>
  );
}

/** How many classes the matrix has, for the style sheet: names of many columns run upwards. */
const density = (count: number): 'few' | 'several' | 'many' =>
  count <= 3 ? 'few' : count <= 5 ? 'several' : 'many';

/** Rows are the true labels, columns the predicted ones. As wide as its container allows. */
export function ConfusionMatrix({ classes: names, matrix, onOpen, open }: ConfusionMatrixProps) {
  const isOpen = (truth: number, predicted: number): boolean =>
    open?.truth === truth && open.predicted === predicted;
  const digits = Math.max(...matrix.flat().map((count) => wholeNumber(count).length), 3);
  return (
    <div
      className={classes.scroll}
      tabIndex={0}
      role="group"
      aria-label={t('common.confusionMatrix.title')}
    >
      <table
        className={classes.matrix}
        data-density={density(names.length)}
        style={{ '--columns': names.length, '--digits': digits } as CSSProperties}
      >
        <thead>
          <tr>
            <td className={classes.axis} rowSpan={2}>
              {t('common.confusionMatrix.trueLabel')}
            </td>
            <td className={classes.axis} colSpan={names.length}>
              {t('common.confusionMatrix.predictedLabel')}
            </td>
          </tr>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                <ClassName name={name} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map((row, truth) => {
            const total = row.reduce((sum, count) => sum + count, 0);
            return (
              <tr key={names[truth]}>
                <th scope="row">
                  <ClassName name={names[truth]!} />
                </th>
                {row.map((count, predicted) => (
                  <td
                    key={names[predicted]}
                    data-empty={count === 0 || undefined}
                    style={{
                      background: shade(count, total, truth === predicted ? 'correct' : 'wrong'),
                    }}
                  >
                    {onOpen ? (
                      <UnstyledButton
                        className={classes.cell}
                        disabled={count === 0}
                        aria-pressed={isOpen(truth, predicted)}
                        aria-label={spoken(count, names[truth]!, names[predicted]!)}
                        onClick={() => onOpen({ truth, predicted })}
                      >
                        <Count count={count} rowTotal={total} />
                      </UnstyledButton>
                    ) : (
                      <span className={classes.cell}>
                        <Count count={count} rowTotal={total} />
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
