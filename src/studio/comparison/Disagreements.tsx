import { Group, Stack, Text, Title } from '@mantine/core';
import { say, t } from '../../texts/t';
import { Rich } from '../components/Rich';
import { ShowMore } from '../components/ShowMore';
import { useMemo, useState } from 'react';
import { decide } from '../../domain/task';
import { disagreements } from '../../domain/evaluation/pairing';
import { Thumbnail } from '../components/Thumbnail';
import type { Column } from './columns';
import { formatList, percent } from '../components/format';
import classes from './comparison.module.css';

const PAGE = 12;

interface ScoreProps {
  column: Column;
  index: number;
  colour: string | undefined;
}

/** One run's prediction of one image, with its score. */
function Score({ column: { run, predictions }, index, colour }: ScoreProps) {
  const { scores, truth } = predictions[index]!;
  const predicted = decide(scores, run.threshold);
  const correct = predicted === truth;
  return (
    <li className={classes.score}>
      <span className={classes.scoreName} title={say(run.name)}>
        {correct ? '✓' : '✗'} {run.classes[predicted]}
      </span>
      <span className={classes.bar} aria-hidden>
        {/* Not worded: a comma or a space before the sign is no CSS. */}
        <span style={{ width: `${100 * scores[predicted]!}%`, background: colour }} />
      </span>
      <span>{percent(scores[predicted]!, 0)}</span>
      <span className={classes.hidden}>
        {t(`comparison.results.differing.${correct ? 'correct' : 'wrong'}`, {
          name: say(run.name),
        })}
      </span>
    </li>
  );
}

interface DisagreementsProps {
  /** Runs with the same test images. */
  columns: Column[];
  /** Of each column. */
  colours: string[];
}

/** The images that some runs predicted correctly and others did not, the widest gap between their scores first. */
export function Disagreements({ columns, colours }: DisagreementsProps) {
  const [shown, setShown] = useState(PAGE);
  const found = useMemo(
    () =>
      disagreements(
        columns.map(({ predictions }) => predictions),
        columns.map(({ run }) => run.threshold),
      ),
    [columns],
  );
  const [first] = columns;
  const names = formatList(columns.map(({ run }) => say(run.name)));
  return (
    <section aria-labelledby="disagreements">
      <Group gap="xs" mb="sm" align="baseline">
        <Title order={3} size="h4" id="disagreements">
          {t('comparison.results.differing.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {found.length === 0
            ? t('comparison.results.differing.none', { names })
            : t('comparison.results.differing.some', {
                names,
                found: found.length,
                count: first!.predictions.length,
              })}
        </Text>
      </Group>
      <ul className={classes.images}>
        {found.slice(0, shown).map(({ index }) => {
          const { hash, path, truth } = first!.predictions[index]!;
          const name = first!.run.classes[truth]!;
          return (
            <li key={hash} className={classes.image}>
              <Thumbnail hash={hash} alt={path} />
              <Stack gap="4xs" p="xs">
                <Text size="xs" truncate title={`${name}, ${path}`}>
                  <Rich
                    text="comparison.results.differing.trueLabel"
                    values={{ name }}
                    parts={{ strong: <strong /> }}
                  />
                </Text>
                <ul className={classes.scores}>
                  {columns.map((column, i) => (
                    <Score key={column.run.id} column={column} index={index} colour={colours[i]} />
                  ))}
                </ul>
              </Stack>
            </li>
          );
        })}
      </ul>
      <ShowMore hidden={found.length - shown} page={PAGE} onClick={() => setShown(shown + PAGE)} />
    </section>
  );
}
