import type { FilePrediction } from '../../../domain/evaluation/fileEvaluation';
import { locale } from '../../../texts/t';

export type SortKey = 'path' | 'prediction' | 'confidence' | 'truth';

export interface Sorting {
  key: SortKey;
  descending: boolean;
}

/** The predictions in that order; equal ones by path. */
export function sorted(
  predictions: readonly FilePrediction[],
  classes: readonly string[],
  { key, descending }: Sorting,
): FilePrediction[] {
  // "2.jpg" before "10.jpg".
  const paths = new Intl.Collator(locale(), { numeric: true });
  const confidence = ({ scores, predicted }: FilePrediction) => scores[predicted]!;
  const name = ({ predicted }: FilePrediction) => classes[predicted]!;
  // Those without a label first.
  const truth = ({ truth: label }: FilePrediction) => (label === null ? '' : classes[label]!);
  const compare: Record<SortKey, (a: FilePrediction, b: FilePrediction) => number> = {
    path: (a, b) => paths.compare(a.path, b.path),
    prediction: (a, b) => paths.compare(name(a), name(b)),
    confidence: (a, b) => confidence(a) - confidence(b),
    truth: (a, b) => paths.compare(truth(a), truth(b)),
  };
  const sign = descending ? -1 : 1;
  return [...predictions].sort(
    (a, b) => sign * compare[key](a, b) || paths.compare(a.path, b.path),
  );
}
