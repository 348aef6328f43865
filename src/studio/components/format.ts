/** How numbers and the engine's names are shown, the same everywhere. */
import type { Phase } from '../../domain/run/event';
import { definitionOf, type ModelKind } from '../../domain/models/registry';
import type { RecipeSplit } from '../../domain/recipe/recipe';
import type { RunRecord, RunStatus } from '../../domain/run/run';
import type { Stage } from '../../domain/run/stage';
import { locale } from '../../texts/t';

/** A fraction as a percentage: 0.9731 → "97.3%". */
export const percent = (fraction: number, digits = 1): string =>
  `${(fraction * 100).toFixed(digits)}%`;

/** A number with so many decimals, in the notation of the page's language: "0.50", "0,50". */
export const decimal = (value: number, digits: number): string =>
  value.toLocaleString(locale(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });

/** A difference of two fractions: 0.0213 → "+2.1", in percentage points. */
export const points = (difference: number): string => {
  const rounded = (Math.abs(difference) * 100).toFixed(1);
  const sign = Number(rounded) === 0 ? '±' : difference < 0 ? '−' : '+';
  return `${sign}${rounded}`;
};

/** A split as tables show it: "70 / 15 / 15 %, seed 1". */
export const formatSplit = ({ train, validation, test, seed }: RecipeSplit): string =>
  `${[train, validation, test].map((share) => Math.round(share * 100)).join(' / ')} %, seed ${seed}`;

export const wholeNumber = (value: number): string => value.toLocaleString('en-GB');

/** "1 image", "3,477 images". */
export const count = (n: number, singular: string, plural = `${singular}s`): string =>
  `${wholeNumber(n)} ${n === 1 ? singular : plural}`;

/** "A", "A and B", "A, B and C". */
export const formatList = (items: string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items);

/** Seconds as "4.2 s", "3 min 20 s", "1 h 5 min". */
export function duration(seconds: number): string {
  if (seconds < 0.05) return 'under 0.1 s';
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** An estimate, rounded because it is not exact: "about 3 min left". */
export function timeLeft(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '';
  if (seconds < 5) return 'a few seconds left';
  if (seconds < 60) return `about ${Math.ceil(seconds / 5) * 5} s left`;
  if (seconds < 5400) return `about ${Math.round(seconds / 60)} min left`;
  return `about ${(seconds / 3600).toFixed(1)} h left`;
}

/** Bytes as a file size: "24.6 MB" (decimal). */
export function fileSize(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`;
  if (bytes >= 1e3) return `${(bytes / 1e3).toFixed(0)} kB`;
  return `${bytes} B`;
}

export const phaseTitles: Record<Phase, string> = {
  starting: 'Starting',
  'preparing-pixels': 'Preparing pixels',
  'loading-weights': 'Loading pretrained weights',
  compiling: 'Compiling',
  'computing-features': 'Computing features',
  training: 'Training',
  validating: 'Validating',
  'fine-tuning': 'Fine-tuning',
  evaluating: 'Evaluating on the test and validation images',
  saving: 'Saving',
};

export const stageTitles: Record<Stage, string> = {
  train: 'Training',
  head: 'Training the head',
  'fine-tune': 'Fine-tuning',
};

export const statusLabels: Record<RunStatus, { label: string; colour: string }> = {
  queued: { label: 'Queued', colour: 'gray' },
  running: { label: 'Training', colour: 'teal' },
  interrupted: { label: 'Interrupted', colour: 'yellow' },
  finished: { label: 'Finished', colour: 'teal' },
  stopped: { label: 'Stopped by user', colour: 'gray' },
  failed: { label: 'Failed', colour: 'red' },
};

export const familyTitle = (kind: ModelKind): string => definitionOf(kind).title;

/** A run's model in a line: "MobileNetV2 · 224 px". */
export const runTitle = ({ recipe, imported }: Pick<RunRecord, 'recipe' | 'imported'>): string =>
  [
    modelTitle(recipe.model),
    `${imported?.inputSize ?? recipe.imageSize} px`,
    ...(imported ? ['imported'] : []),
  ].join(' · ');

export const modelTitle = ({ kind }: { kind: ModelKind }): string => familyTitle(kind);

/** The message of whatever was thrown. */
export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
