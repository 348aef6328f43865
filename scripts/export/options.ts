import { existingPath, parseArguments, UsageError } from '../studio/usage';

export const USAGE = `export <model folder | zip> --to FORMAT --out DIR [--calibrate FOLDER]
  --to FORMAT       onnx, keras, …, or all; given again, another format
  --out DIR         the folder to write the files to
  --calibrate PATH  a folder or zip of images like those it was trained on, for litert-int8`;

export interface ExportOptions {
  /** The model: a folder that was exported as tfjs, or its zip. */
  model: string;
  /** Ids of export formats, or `all`; checked against the studio's own before anything is written. */
  formats: string[];
  out: string;
  calibrateOn: string | undefined;
}

/** Throws a UsageError with a one-line message for the user. */
export function parseOptions(argv: string[]): ExportOptions {
  const { values, positionals } = parseArguments(argv, {
    to: { type: 'string', multiple: true },
    out: { type: 'string' },
    calibrate: { type: 'string' },
  });
  const [path, extra] = positionals;
  const model = existingPath(path, 'the folder or the zip of a model');
  if (extra !== undefined) throw new UsageError(`One model at a time; what is "${extra}"?`);
  if (!values.to) throw new UsageError('Name a format: --to onnx, for example.');
  if (values.out === undefined) throw new UsageError('Give --out DIR, the folder to write to.');
  const calibrateOn =
    values.calibrate === undefined
      ? undefined
      : existingPath(values.calibrate, 'the folder of images to calibrate on');
  return { model, formats: values.to, out: values.out, calibrateOn };
}
