import {
  Button,
  Group,
  Modal,
  Progress,
  SegmentedControl,
  Stack,
  Switch,
  Text,
} from '@mantine/core';
import { useEffect, useState } from 'react';
import { decide } from '../../../domain/task';
import type { Prediction, RunRecord } from '../../../domain/run/run';
import { readOriginal } from '../../../storage/images';
import { percent } from '../../components/format';
import { GradCamOverlay } from '../../components/GradCamOverlay';
import { useExplanation } from './useExplanation';
import classes from './inside.module.css';

/** The photograph itself, as an address to show; null until it is read or when it is gone. */
function useOriginal(hash: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let current = true;
    void readOriginal(hash).then((bytes) => {
      if (!bytes || !current) return;
      made = URL.createObjectURL(new Blob([bytes]));
      setUrl(made);
    });
    return () => {
      current = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [hash]);
  return url;
}

interface DetailProps {
  run: RunRecord;
  prediction: Prediction;
  threshold: number;
}

function Detail({ run, prediction, threshold }: DetailProps) {
  const { hash, path, truth, scores } = prediction;
  const answer = decide(scores, threshold);
  const [explaining, setExplaining] = useState(true);
  const [asked, setAsked] = useState(answer);
  const url = useOriginal(hash);
  const explanation = useExplanation(run.id, hash, asked, explaining);
  return (
    <div className={classes.detail}>
      <div className={classes.large}>
        {url && <img src={url} alt={path} />}
        {explanation.status === 'ready' && <GradCamOverlay map={explanation.map} />}
      </div>
      <Stack gap="md">
        <Text size="sm">
          Labelled <strong>{run.classes[truth]}</strong>,{' '}
          {answer === truth ? (
            'and said so.'
          ) : (
            <>
              taken for <strong>{run.classes[answer]}</strong>.
            </>
          )}
        </Text>
        {run.classes.map((name, index) => (
          <div key={name}>
            <Group justify="space-between">
              <Text size="sm">{name}</Text>
              <Text size="sm">{percent(scores[index]!)}</Text>
            </Group>
            <Progress
              value={scores[index]! * 100}
              color={index === truth ? 'teal' : 'orange'}
              aria-label={`Probability of ${name}`}
            />
          </div>
        ))}
        <Switch
          label="What it looked at"
          checked={explaining}
          onChange={(event) => setExplaining(event.currentTarget.checked)}
        />
        {explaining && (
          <>
            <Text size="sm" fw={500} mb={-8}>
              What speaks for
            </Text>
            <SegmentedControl
              fullWidth
              aria-label="Which class the picture should speak for"
              orientation="vertical"
              value={String(asked)}
              onChange={(value) => setAsked(Number(value))}
              data={run.classes.map((name, index) => ({
                value: String(index),
                label: name,
              }))}
            />
            <Text size="xs" c={explanation.status === 'failed' ? 'red' : 'dimmed'} role="status">
              {explanation.status === 'failed'
                ? explanation.message
                : 'Red: what raised the score most (Grad-CAM). A guide to where it looked, not a proof of why.'}
            </Text>
          </>
        )}
      </Stack>
    </div>
  );
}

interface PictureDetailProps {
  run: RunRecord;
  list: Prediction[];
  threshold: number;
  /** Place in `list`; null is closed. */
  index: number | null;
  onChange: (index: number | null) => void;
}

/** One photograph large, with its scores and what the network looked at. */
export function PictureDetail({ run, list, threshold, index, onChange }: PictureDetailProps) {
  const prediction = index === null ? undefined : list[index];
  const step = (by: number) => index !== null && onChange(index + by);
  return (
    <Modal
      opened={prediction !== undefined}
      onClose={() => onChange(null)}
      title={prediction?.path}
      size="xl"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {prediction && index !== null && (
        <>
          <Detail key={prediction.hash} run={run} prediction={prediction} threshold={threshold} />
          <Group justify="space-between" mt="md">
            <Button variant="default" disabled={index === 0} onClick={() => step(-1)}>
              Previous
            </Button>
            <Button variant="default" disabled={index >= list.length - 1} onClick={() => step(1)}>
              Next
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
