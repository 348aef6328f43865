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
import { sayError, t } from '../../../texts/t';
import { GradCamOpacity } from '../../components/GradCamOpacity';
import { useEffect, useState } from 'react';
import { decide } from '../../../domain/task';
import type { Prediction, RunRecord } from '../../../domain/run/run';
import { readOriginal } from '../../../storage/images';
import { classColour } from '../../components/classColour';
import { Rich } from '../../components/Rich';
import { percent } from '../../components/format';
import { DEFAULT_OPACITY, GradCamOverlay } from '../../components/GradCamOverlay';
import { useExplanation } from './useExplanation';
import classes from './evaluation.module.css';

/** The image itself, as an object URL; null until it is read or when it is gone. */
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
  const predicted = decide(scores, threshold);
  const [explaining, setExplaining] = useState(true);
  const [target, setTarget] = useState(predicted);
  const [opacity, setOpacity] = useState(DEFAULT_OPACITY);
  const url = useOriginal(hash);
  const explanation = useExplanation(run.id, hash, target, explaining);
  return (
    <div className={classes.detail}>
      <div className={classes.large}>
        {url && <img src={url} alt={path} />}
        {explanation.status === 'ready' && (
          <GradCamOverlay map={explanation.map} opacity={opacity} />
        )}
      </div>
      <Stack gap="md">
        <Text size="sm">
          <Rich
            text="comparison.evaluation.detail.labels"
            values={{ truth: run.classes[truth]!, predicted: run.classes[predicted]! }}
            parts={{ strong: <strong /> }}
          />
        </Text>
        {run.classes.map((name, index) => (
          <div key={name}>
            <Group justify="space-between">
              <Text size="sm">{name}</Text>
              <Text size="sm">{percent(scores[index]!)}</Text>
            </Group>
            <Progress
              value={scores[index]! * 100}
              color={classColour(index)}
              aria-label={t('comparison.evaluation.detail.probability', { name })}
            />
          </div>
        ))}
        <Switch
          label={t('comparison.evaluation.images.gradCam')}
          checked={explaining}
          onChange={(event) => setExplaining(event.currentTarget.checked)}
        />
        {explaining && (
          <>
            <GradCamOpacity value={opacity} onChange={setOpacity} />
            <Text size="sm" fw={500} mb="-2xs">
              {t('comparison.evaluation.detail.target')}
            </Text>
            <SegmentedControl
              fullWidth
              aria-label={t('comparison.evaluation.detail.targetOf')}
              orientation="vertical"
              value={String(target)}
              onChange={(value) => setTarget(Number(value))}
              data={run.classes.map((name, index) => ({
                value: String(index),
                label: name,
              }))}
            />
            <Text
              size="xs"
              c={explanation.status === 'failed' ? 'var(--mantine-color-error)' : 'dimmed'}
              role="status"
            >
              {explanation.status === 'failed'
                ? sayError(explanation.error)
                : t('comparison.evaluation.detail.note')}
            </Text>
          </>
        )}
      </Stack>
    </div>
  );
}

interface ImageDetailProps {
  run: RunRecord;
  list: Prediction[];
  threshold: number;
  /** Index in `list`; null is closed. */
  index: number | null;
  onChange: (index: number | null) => void;
}

/** One image large, with its scores and Grad-CAM. */
export function ImageDetail({ run, list, threshold, index, onChange }: ImageDetailProps) {
  const prediction = index === null ? undefined : list[index];
  const step = (by: number) => index !== null && onChange(index + by);
  return (
    <Modal
      opened={prediction !== undefined}
      onClose={() => onChange(null)}
      title={prediction?.path}
      size="xl"
      closeButtonProps={{ 'aria-label': t('comparison.evaluation.detail.close') }}
    >
      {prediction && index !== null && (
        <>
          <Detail key={prediction.hash} run={run} prediction={prediction} threshold={threshold} />
          <Group justify="space-between" mt="md">
            <Button variant="default" disabled={index === 0} onClick={() => step(-1)}>
              {t('comparison.evaluation.detail.previous')}
            </Button>
            <Button variant="default" disabled={index >= list.length - 1} onClick={() => step(1)}>
              {t('comparison.evaluation.detail.next')}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
