import { existingPath, parseArguments, UsageError } from '../studio/usage';

export const USAGE = `evaluate <model folder | zip> <folder | file.zip>
  Folders that are named like the model's classes label the images in them; others stay unlabelled.
  --csv FILE        write each image's class and scores as CSV
  --json FILE       write the evaluation as JSON`;

export interface EvaluateOptions {
  /** The model: a folder that was exported as tfjs, or its zip. */
  model: string;
  /** A folder or a zip. */
  images: string;
  csv: string | null;
  json: string | null;
}

/** Throws a UsageError with a one-line message for the user. */
export function parseOptions(argv: string[]): EvaluateOptions {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArguments(argv, { csv: text, json: text });
  const [model, images, extra] = positionals;
  if (extra !== undefined)
    throw new UsageError(`One folder or .zip at a time; what is "${extra}"?`);
  return {
    model: existingPath(model, 'the folder or the zip of a model, then a folder of images'),
    images: existingPath(images, 'a folder or a .zip of images after the model'),
    csv: values.csv ?? null,
    json: values.json ?? null,
  };
}
