/** How numbers and the engine's names are shown, the same everywhere and in the page's language. */
import { SPLITS, type Split } from '../../domain/dataset/dataset';
import type { Phase } from '../../domain/run/event';
import { definitionOf, type ModelKind } from '../../domain/models/registry';
import type { RecipeSplit } from '../../domain/recipe/recipe';
import type { RunRecord, RunStatus } from '../../domain/run/run';
import type { Stage } from '../../domain/run/stage';
import { locale, say, t, type LabelKey } from '../../texts/t';

const formats = new Map<string, Intl.NumberFormat>();

/** Kept: making one takes fifty times as long as using it, and a page in training shows many. */
function numberFormat(style: 'decimal' | 'percent', digits: number): Intl.NumberFormat {
  const key = `${locale()} ${style} ${digits}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale(), {
      style,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(key, format);
  }
  return format;
}

/** A number with so many decimals: 0.9731 with 2 → "0.97", in Spanish "0,97". */
export const decimal = (value: number, digits: number): string =>
  numberFormat('decimal', digits).format(value);

export const wholeNumber = (value: number): string => value.toLocaleString(locale());

/** A fraction as a percentage: 0.9731 → "97.3%". */
export const percent = (fraction: number, digits = 1): string =>
  numberFormat('percent', digits).format(fraction);

/** A difference of two fractions: 0.0213 → "+2.1", in percentage points. */
export const points = (difference: number): string => {
  const rounded = (Math.abs(difference) * 100).toFixed(1);
  const sign = Number(rounded) === 0 ? '±' : difference < 0 ? '−' : '+';
  return sign + decimal(Number(rounded), 1);
};

/**
 * A split as tables show it: "280 / 60 / 60 images, seed 1"; where the counts are not known, as it
 * was set: "70 / 15 / 15 %, seed 1".
 */
export function formatSplit(split: RecipeSplit, images?: Record<Split, number>): string {
  const { seed } = split;
  if (images) {
    return t('common.splitImages', {
      counts: SPLITS.map((part) => images[part]).join(' / '),
      seed,
    });
  }
  const shares = SPLITS.map((part) => Math.round(split[part] * 100)).join(' / ');
  return t('common.split', { shares, seed });
}

/** "A", "A and B", "A, B and C". */
export const formatList = (items: string[]): string =>
  new Intl.ListFormat(locale(), { type: 'conjunction' }).format(items);

/** Milliseconds since 1970 as a date with the time: "26 Jul 2026, 14:05". */
export const dateTime = (milliseconds: number): string =>
  new Date(milliseconds).toLocaleString(locale(), { dateStyle: 'medium', timeStyle: 'short' });

/** Seconds as "4.2 s", "3 min 20 s", "1 h 5 min", no line broken before a unit. The units' symbols are the same in every language. */
export function duration(seconds: number): string {
  if (seconds < 0.05) return t('common.underTenthSecond', { seconds: `${decimal(0.1, 1)}\u00a0s` });
  if (seconds < 10) return `${decimal(seconds, 1)}\u00a0s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}\u00a0s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}\u00a0min ${whole % 60}\u00a0s`;
  return `${Math.floor(whole / 3600)}\u00a0h ${Math.floor((whole % 3600) / 60)}\u00a0min`;
}

/** An estimate, rounded because it is not exact: "about 3 min left". */
export function timeLeft(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '';
  if (seconds < 5) return t('common.secondsLeft');
  if (seconds < 60) return t('common.timeLeft', { time: `${Math.ceil(seconds / 5) * 5}\u00a0s` });
  if (seconds < 5400) return t('common.timeLeft', { time: `${Math.round(seconds / 60)}\u00a0min` });
  return t('common.hoursLeft', { time: `${decimal(seconds / 3600, 1)}\u00a0h` });
}

/** Bytes as a file size: "24.6 MB" (decimal). */
export function fileSize(bytes: number): string {
  if (bytes >= 1e9) return `${decimal(bytes / 1e9, 1)}\u00a0GB`;
  if (bytes >= 1e6) return `${decimal(bytes / 1e6, 1)}\u00a0MB`;
  if (bytes >= 1e3) return `${decimal(bytes / 1e3, 0)}\u00a0kB`;
  return `${bytes}\u00a0B`;
}

export const phaseTitle = (phase: Phase): string => t(`common.phases.${phase}`);

export const stageTitle = (stage: Stage): string => t(`common.stages.${stage}`);

export const statusLabels: Record<RunStatus, { label: LabelKey; colour: string }> = {
  queued: { label: 'common.statuses.queued', colour: 'gray' },
  running: { label: 'common.statuses.running', colour: 'running' },
  interrupted: { label: 'common.statuses.interrupted', colour: 'warning' },
  finished: { label: 'common.statuses.finished', colour: 'done' },
  stopped: { label: 'common.statuses.stopped', colour: 'gray' },
  failed: { label: 'common.statuses.failed', colour: 'error' },
};

export const familyTitle = (kind: ModelKind): string => say(definitionOf(kind).title);

/** A run's model in a line: "MobileNetV2 · 224 px". */
export const runTitle = ({ recipe, imported }: Pick<RunRecord, 'recipe' | 'imported'>): string =>
  [
    modelTitle(recipe.model),
    `${imported?.inputSize ?? recipe.imageSize} px`,
    ...(imported ? [t('common.imported')] : []),
  ].join(' · ');

export const modelTitle = ({ kind }: { kind: ModelKind }): string => familyTitle(kind);
