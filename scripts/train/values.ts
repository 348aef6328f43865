/** The command's arguments as text, and numbers of them. */
import { parseArguments, UsageError } from '../studio/usage';

export function readArguments(argv: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  return parseArguments(argv, {
    sample: flag,
    'no-augment': flag,
    model: text,
    size: text,
    epochs: text,
    batch: text,
    backend: text,
    seed: text,
    split: text,
    'split-seed': text,
    limit: text,
    'fine-tune': { ...text, multiple: true },
    weights: text,
    recipe: text,
    out: text,
    export: { ...text, multiple: true },
    json: text,
    issues: text,
    threshold: text,
    repeat: text,
    folds: text,
    repeats: text,
    resample: text,
    'keep-weights': flag,
    project: text,
    'save-project': text,
  });
}

export type ArgumentValues = ReturnType<typeof readArguments>['values'];

export function integer(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) {
    throw new UsageError(`--${name} takes a whole number, not "${text}".`);
  }
  return value;
}
