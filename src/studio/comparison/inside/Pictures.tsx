import { Button, Group, Switch, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { decide } from '../../../domain/task';
import { worstMistakes } from '../../../domain/evaluation/pairing';
import type { Prediction, RunRecord } from '../../../domain/run/run';
import { wholeNumber } from '../../components/format';
import shared from '../comparison.module.css';
import type { PictureChoice } from '../view';
import { useClasses, usePresent } from './dataset';
import { PictureCard } from './PictureCard';
import { PictureDetail } from './PictureDetail';

const PAGE = 24;

/** What to show: the worst mistakes, or a cell's photographs, the least believed truth first. */
function chosen(predictions: Prediction[], threshold: number, choice: PictureChoice): Prediction[] {
  if (choice === 'mistakes') return worstMistakes(predictions, threshold);
  return predictions
    .filter(
      ({ truth, scores }) => truth === choice.truth && decide(scores, threshold) === choice.answer,
    )
    .sort((a, b) => a.scores[a.truth]! - b.scores[b.truth]!);
}

function title(run: RunRecord, choice: PictureChoice): string {
  if (choice === 'mistakes') return 'Worst mistakes first';
  const [truth, answer] = [run.classes[choice.truth], run.classes[choice.answer]];
  return choice.truth === choice.answer
    ? `${truth}, and said so: the least sure first`
    : `${truth} taken for ${answer}: the surest first`;
}

interface PicturesProps {
  run: RunRecord;
  predictions: Prediction[];
  threshold: number;
  choice: PictureChoice;
  onMistakes: () => void;
}

/** The photographs behind the numbers: to look at, to relabel, to remove. */
export function Pictures({ run, predictions, threshold, choice, onMistakes }: PicturesProps) {
  const [shown, setShown] = useState(PAGE);
  const [explaining, setExplaining] = useState(false);
  const [detail, setDetail] = useState<number | null>(null);
  const labels = useClasses();
  const list = useMemo(
    () => chosen(predictions, threshold, choice),
    [predictions, threshold, choice],
  );
  const visible = list.slice(0, shown);
  const present = usePresent(visible.map(({ hash }) => hash));
  return (
    <section aria-labelledby="pictures">
      <Group justify="space-between" mb="sm">
        <div>
          <Title order={3} size="h4" id="pictures" tabIndex={-1}>
            {title(run, choice)}
          </Title>
          <Text size="sm" c="dimmed" role="status">
            {list.length === 0
              ? choice === 'mistakes'
                ? 'None: every test photograph was answered rightly.'
                : 'No photographs here.'
              : `${wholeNumber(list.length)} ${list.length === 1 ? 'photograph' : 'photographs'}. A wrong label is worth mending, here or in the next run.`}
          </Text>
        </div>
        <Group>
          {choice !== 'mistakes' && (
            <Button variant="default" size="xs" onClick={onMistakes}>
              Show all mistakes
            </Button>
          )}
          <Switch
            label="What it looked at"
            checked={explaining}
            onChange={(event) => setExplaining(event.currentTarget.checked)}
          />
        </Group>
      </Group>
      <ul className={shared.pictures}>
        {visible.map((prediction, index) => (
          <PictureCard
            key={prediction.hash}
            run={run}
            prediction={prediction}
            answer={decide(prediction.scores, threshold)}
            present={present.get(prediction.hash)}
            labels={labels}
            explaining={explaining}
            onOpen={() => setDetail(index)}
          />
        ))}
      </ul>
      {list.length > shown && (
        <Group justify="center" mt="md">
          <Button variant="default" onClick={() => setShown(shown + PAGE)}>
            Show {Math.min(PAGE, list.length - shown)} more
          </Button>
        </Group>
      )}
      <PictureDetail
        run={run}
        list={visible}
        threshold={threshold}
        index={detail}
        onChange={setDetail}
      />
    </section>
  );
}
