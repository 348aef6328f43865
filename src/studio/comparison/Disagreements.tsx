import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { decide } from '../../domain/task';
import { disagreements } from '../../domain/evaluation/pairing';
import { Thumbnail } from '../components/Thumbnail';
import type { Column } from './columns';
import { percent, wholeNumber } from '../components/format';
import { useRunColours } from './palette';
import classes from './comparison.module.css';

const PAGE = 16;

interface ScoreProps {
  column: Column;
  index: number;
  colour: string | undefined;
}

/** One run's answer on one image, and how sure it was. */
function Score({ column: { run, predictions }, index, colour }: ScoreProps) {
  const { scores, truth } = predictions[index]!;
  const answer = decide(scores, run.threshold);
  const right = answer === truth;
  return (
    <li className={classes.score}>
      <span className={classes.scoreName} title={run.name}>
        {right ? '✓' : '✗'} {run.classes[answer]}
      </span>
      <span className={classes.bar} aria-hidden>
        <span style={{ width: percent(scores[answer]!), background: colour }} />
      </span>
      <span>{percent(scores[answer]!, 0)}</span>
      <span className={classes.hidden}>
        by {run.name}, {right ? 'right' : 'wrong'}
      </span>
    </li>
  );
}

/** The images on which the runs disagree, the widest gap between their scores first. */
export function Disagreements({ columns }: { columns: Column[] }) {
  const colours = useRunColours();
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
  return (
    <section aria-labelledby="disagreements">
      <Group gap="xs" mb="sm" align="baseline">
        <Title order={3} size="h4" id="disagreements">
          Where they disagree
        </Title>
        <Text size="sm" c="dimmed">
          {found.length === 0
            ? 'Nowhere: every test photograph was answered rightly by all or wrongly by all.'
            : `${wholeNumber(found.length)} of ${wholeNumber(first!.predictions.length)} test photographs, the widest gap first`}
        </Text>
      </Group>
      <ul className={classes.pictures}>
        {found.slice(0, shown).map(({ index }) => {
          const { hash, path, truth } = first!.predictions[index]!;
          const name = first!.run.classes[truth]!;
          return (
            <li key={hash} className={classes.picture}>
              <Thumbnail hash={hash} alt={path} />
              <Stack gap={4} p="xs">
                <Text size="xs" fw={600} truncate title={path}>
                  Labelled {name}
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
      {found.length > shown && (
        <Group justify="center" mt="md">
          <Button variant="default" onClick={() => setShown(shown + PAGE)}>
            Show {Math.min(PAGE, found.length - shown)} more
          </Button>
        </Group>
      )}
    </section>
  );
}
