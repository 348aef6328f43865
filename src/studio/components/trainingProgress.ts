import type { Phase, Progress } from '../../domain/run/event';
import type { StepRecord } from '../../domain/run/run';
import { t } from '../../texts/t';
import { phaseTitle, stageTitle, timeLeft } from './format';

interface Working {
  phase: Phase;
  progress: Progress | null;
  step: StepRecord | null;
}

/** The state of a run in progress: its texts, and the fraction that a progress bar shows. */
export interface ProgressTexts {
  /** "Fine-tuning", "Preparing pixels". */
  title: string;
  /** "epoch 3 of 20, batch 12 of 88", or "1,204 of 3,477"; empty when there is nothing to count. */
  detail: string;
  /** "210 images/s", empty when unknown. */
  rate: string;
  /** "about 3 min left", empty when unknown. */
  left: string;
  /** 0 to 1; null when unknown. */
  fraction: number | null;
}

const formatRate = (rate: number): string =>
  Number.isFinite(rate) && rate > 0 ? t('common.imagesPerSecond', { rate: Math.round(rate) }) : '';

/** Phases whose progress is that of the last training step. */
const STEPPING: Phase[] = ['training', 'fine-tuning', 'validating'];

export function formatProgress({ phase, progress, step }: Working): ProgressTexts {
  if (step && STEPPING.includes(phase)) {
    const { epoch, epochs, batch, batches } = step;
    return {
      title: phase === 'validating' ? phaseTitle('validating') : stageTitle(step.stage),
      detail: t('common.epochAndBatch', { epoch, epochs, batch, batches }),
      rate: formatRate(step.imagesPerSecond),
      left: timeLeft(step.secondsLeft),
      fraction: Math.min(1, (epoch - 1 + batch / batches) / epochs),
    };
  }
  if (!progress)
    return { title: phaseTitle(phase), detail: '', rate: '', left: '', fraction: null };
  return {
    title: phaseTitle(phase),
    detail: t('common.ofTotal', { done: progress.done, total: progress.total }),
    rate: formatRate(progress.rate),
    left: timeLeft(progress.secondsLeft),
    fraction: progress.total > 0 ? progress.done / progress.total : null,
  };
}
