import { Slider, Stack, Switch, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import {
  accuracyOfAnswers,
  coverage,
  coverageAt,
  coverageCurve,
  type Coverage,
} from '../../../domain/evaluation/abstain';
import { wilsonInterval } from '../../../domain/evaluation/statistics';
import type { RunRecord, TestEvaluation } from '../../../domain/run/run';
import { setMinConfidence } from '../../../storage/runDecisions';
import { t } from '../../../texts/t';
import { decimal, percent } from '../../components/format';
import { showProblem } from '../../components/showProblem';
import { UnitChart } from './UnitChart';
import styles from './evaluation.module.css';

/** Where the slider starts when it is switched on. */
const FIRST = 0.8;
/** Points of the curve that are drawn at most: thousands look no better. */
const MOST_POINTS = 400;

interface AbstainProps {
  run: RunRecord;
  /** Scores as the run's temperature makes them. */
  evaluation: TestEvaluation;
  /** On these scores. */
  threshold: number;
}

/** Coverage and accuracy of these images, in words. */
function Said({ split, at }: { split: 'validation' | 'test'; at: Coverage }) {
  const accuracy = accuracyOfAnswers(at);
  const { low, high } = wilsonInterval(at.correct, at.answered);
  return (
    <Text size="sm">
      {accuracy === null
        ? t(`comparison.decisions.abstain.${split}None`, { count: at.images })
        : t(`comparison.decisions.abstain.${split}`, {
            count: at.images,
            coverage: percent(coverage(at)),
            accuracy: percent(accuracy),
            ...{ low: percent(low), high: percent(high) },
          })}
    </Text>
  );
}

function Curve({ evaluation, threshold, at }: Omit<AbstainProps, 'run'> & { at: Coverage | null }) {
  const images = evaluation.validation ? 'validation' : 'test';
  const shown = evaluation.validation ?? evaluation.predictions;
  const line = useMemo(() => {
    const points = coverageCurve(shown, threshold);
    const every = Math.ceil(points.length / MOST_POINTS);
    return points.filter((_, i) => i % every === 0 || i === points.length - 1);
  }, [shown, threshold]);
  return (
    <UnitChart
      topic="abstain"
      words={(texts) => ({
        title: texts(`comparison.decisions.abstain.curve.${images}`),
        xLabel: texts('comparison.decisions.abstain.coverage'),
        yLabel: texts('comparison.decisions.abstain.accuracy'),
        shown: [
          {
            field: 'confidence',
            title: texts('comparison.decisions.abstain.minimum'),
            format: '.3f',
          },
        ],
      })}
      spoken={t('comparison.decisions.abstain.spoken')}
      line={line.map((point) => ({
        ...{ x: coverage(point), y: accuracyOfAnswers(point)!, confidence: point.minConfidence },
      }))}
      {...(at && at.answered > 0
        ? { marker: [coverage(at), accuracyOfAnswers(at)!] as const }
        : {})}
    />
  );
}

/** Below which confidence the run is "not sure", stored with it; and what that costs and gains. */
export function Abstain({ run, evaluation, threshold }: AbstainProps) {
  const { validation, predictions } = evaluation;
  // Shown at once; storage follows.
  const [chosen, setChosen] = useState(run.minConfidence);
  const choose = (minimum: number | undefined) => {
    setChosen(minimum);
    setMinConfidence(run.id, minimum).catch(showProblem);
  };
  const ofSplit = (images: TestEvaluation['predictions']) =>
    chosen === undefined ? null : coverageAt(images, threshold, chosen);
  const [onValidation, onTest] = [validation && ofSplit(validation), ofSplit(predictions)];
  return (
    <section aria-labelledby="abstain">
      <Title order={3} size="h4" id="abstain" mb="sm">
        {t('comparison.decisions.abstain.title')}
      </Title>
      <div className={styles.calibration}>
        <Curve evaluation={evaluation} threshold={threshold} at={onValidation ?? onTest} />
        <Stack gap="sm" maw={460} flex={1}>
          <Switch
            label={t('comparison.decisions.abstain.switch')}
            description={t('comparison.decisions.abstain.note')}
            checked={chosen !== undefined}
            onChange={({ currentTarget }) => choose(currentTarget.checked ? FIRST : undefined)}
          />
          {chosen !== undefined && (
            <>
              <Text id="min-confidence" size="sm" fw={600}>
                {t('comparison.decisions.abstain.chosen', { minimum: decimal(chosen, 2) })}
              </Text>
              <Slider
                min={0.01}
                max={0.99}
                step={0.01}
                value={chosen}
                onChange={setChosen}
                onChangeEnd={choose}
                label={(value) => decimal(value, 2)}
                thumbProps={{ 'aria-labelledby': 'min-confidence' }}
                thumbLabel={t('comparison.decisions.abstain.minimum')}
              />
              {onValidation && <Said split="validation" at={onValidation} />}
              {onTest && <Said split="test" at={onTest} />}
              <Text size="xs" c="dimmed">
                {t('comparison.decisions.abstain.stored')}
              </Text>
            </>
          )}
        </Stack>
      </div>
    </section>
  );
}
