import { UnstyledButton } from '@mantine/core';
import { percent, wholeNumber } from './format';
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

/** The deepest shade, in %, on which the number stays readable in both schemes. */
const DEEPEST = 40;

function shade(count: number, rowTotal: number, correct: boolean): string | undefined {
  if (count === 0) return undefined;
  const depth = Math.round(8 + (DEEPEST - 8) * (count / rowTotal));
  const colour = correct ? 'teal' : 'orange';
  return `color-mix(in srgb, var(--mantine-color-${colour}-5) ${depth}%, transparent)`;
}

const spoken = (count: number, truth: string, predicted: string): string =>
  `${wholeNumber(count)} of ${truth} predicted as ${predicted}`;

/** A count and its share of the row's images. */
function Count({ count, rowTotal }: { count: number; rowTotal: number }) {
  return (
    <>
      <span>{wholeNumber(count)}</span>
      {count > 0 && <span className={classes.share}>{percent(count / rowTotal, 0)}</span>}
    </>
  );
}

/** Rows are the true labels, columns the predicted ones. */
export function ConfusionMatrix({ classes: names, matrix, onOpen, open }: ConfusionMatrixProps) {
  const isOpen = (truth: number, predicted: number): boolean =>
    open?.truth === truth && open.predicted === predicted;
  return (
    <div className={classes.matrixScroll} tabIndex={0} role="group" aria-label="Confusion matrix">
      <table className={classes.matrix}>
        <thead>
          <tr>
            <td className={classes.corner}>
              Predicted label →<br />
              True label ↓
            </td>
            {names.map((name) => (
              <th key={name} scope="col" title={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map((row, truth) => {
            const total = row.reduce((sum, count) => sum + count, 0);
            return (
              <tr key={names[truth]}>
                <th scope="row" title={names[truth]}>
                  {names[truth]}
                </th>
                {row.map((count, predicted) => (
                  <td
                    key={names[predicted]}
                    style={{ background: shade(count, total, truth === predicted) }}
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
