import { UnstyledButton } from '@mantine/core';
import { wholeNumber } from './format';
import classes from './ConfusionMatrix.module.css';

export interface ConfusionCell {
  truth: number;
  answer: number;
}

interface ConfusionMatrixProps {
  classes: string[];
  /** `[truth][answer]` counts. */
  matrix: number[][];
  /** Given, each cell opens the photographs behind it. */
  onOpen?: (cell: ConfusionCell) => void;
  open?: ConfusionCell | null;
}

/** The deepest shade keeps the number on it readable in both schemes. */
const DEEPEST = 40;

function shade(count: number, rowTotal: number, right: boolean): string | undefined {
  if (count === 0) return undefined;
  const depth = Math.round(8 + (DEEPEST - 8) * (count / rowTotal));
  const colour = right ? 'teal' : 'orange';
  return `color-mix(in srgb, var(--mantine-color-${colour}-5) ${depth}%, transparent)`;
}

const spoken = (count: number, truth: string, answer: string): string =>
  `${wholeNumber(count)} of ${truth} taken for ${answer}`;

/** Rows are the truth, columns the answers. */
export function ConfusionMatrix({ classes: names, matrix, onOpen, open }: ConfusionMatrixProps) {
  const isOpen = (truth: number, answer: number): boolean =>
    open?.truth === truth && open.answer === answer;
  return (
    <div className={classes.matrixScroll} tabIndex={0} role="group" aria-label="Confusion matrix">
      <table className={classes.matrix}>
        <thead>
          <tr>
            <td className={classes.corner}>is ↓ said →</td>
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
                {row.map((count, answer) => (
                  <td
                    key={names[answer]}
                    style={{ background: shade(count, total, truth === answer) }}
                  >
                    {onOpen ? (
                      <UnstyledButton
                        className={classes.cell}
                        disabled={count === 0}
                        aria-pressed={isOpen(truth, answer)}
                        aria-label={spoken(count, names[truth]!, names[answer]!)}
                        onClick={() => onOpen({ truth, answer })}
                      >
                        {wholeNumber(count)}
                      </UnstyledButton>
                    ) : (
                      <span className={classes.cell}>{wholeNumber(count)}</span>
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
