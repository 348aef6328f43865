/** What may lie beside a Keras model: how it was trained, and on which images. */
import * as v from 'valibot';
import { parseCsv } from '../../../domain/csv';
import { SPLITS, type ImageHash, type Split } from '../../../domain/dataset/dataset';
import type { EpochRecord } from '../../../domain/run/run';
import { message, StudioError, type Message } from '../../../texts/message';

/** Longer histories are not of the studio's networks. */
const MOST_EPOCHS = 10_000;
const MOST_IMAGES = 1_000_000;

const numbers = v.array(v.nullable(v.number()));

/** `History.history` of Keras: a list of numbers for each metric. */
const kerasHistory = v.record(v.string(), v.unknown());

/** What Keras calls the accuracy, by how it was asked for. */
const ACCURACY = ['accuracy', 'acc', 'binary_accuracy', 'categorical_accuracy'];

/** What the studio's train.py writes: the records that a run has. */
const studioHistory = v.looseObject({
  epochs: v.array(
    v.object({
      epoch: v.number(),
      stage: v.picklist(['train', 'head', 'fine-tune']),
      loss: v.number(),
      accuracy: v.number(),
      valLoss: v.number(),
      valAccuracy: v.number(),
      seconds: v.number(),
    }),
  ),
});

const damaged = (problem: Message) =>
  new StudioError(message('exporting.modelFiles.history.cannotBeUsed', { problem }));

/** The epochs in a history.json. Throws an Error with a message for the user. */
export function readHistory(text: string): EpochRecord[] {
  let json: unknown;
  try {
    // Python writes NaN, which is no JSON.
    json = JSON.parse(text.replace(/\bNaN\b|-?\bInfinity\b/g, 'null'));
  } catch {
    throw damaged(message('exporting.modelFiles.history.notJson'));
  }
  const own = v.safeParse(studioHistory, json);
  if (own.success) return own.output.epochs.slice(0, MOST_EPOCHS);
  const keras = v.safeParse(kerasHistory, json);
  if (!keras.success) throw damaged(message('exporting.modelFiles.history.notMetrics'));
  const list = (...names: string[]): (number | null)[] => {
    const found = names.map((name) => v.safeParse(numbers, keras.output[name]));
    const first = found.find(({ success }) => success);
    if (first?.success) return first.output;
    throw damaged(message('exporting.modelFiles.history.noList', { name: names[0]! }));
  };
  const lists = [
    list('loss'),
    list(...ACCURACY),
    list('val_loss'),
    list(...ACCURACY.map((name) => `val_${name}`)),
  ];
  const rows = lists[0]!.slice(0, MOST_EPOCHS).map((_, i) => lists.map((each) => each[i] ?? NaN));
  // After an epoch whose loss is no number, nothing was learned.
  const bad = rows.findIndex((row) => !row.every(Number.isFinite));
  return rows
    .slice(0, bad < 0 ? undefined : bad)
    .map(([loss, accuracy, valLoss, valAccuracy], i): EpochRecord => ({
      ...{ epoch: i + 1, stage: 'train', seconds: 0 },
      ...{ loss: loss!, accuracy: accuracy!, valLoss: valLoss!, valAccuracy: valAccuracy! },
    }));
}

/** The images of each split by their SHA-256, as a split.csv lists them. Throws an Error with a message for the user. */
export function readSplitCsv(text: string): Record<Split, ImageHash[]> {
  const [header = [], ...rows] = parseCsv(text);
  const [hash, split] = [header.indexOf('sha256'), header.indexOf('split')];
  if (hash < 0 || split < 0 || rows.length > MOST_IMAGES) {
    throw new StudioError(message('exporting.modelFiles.split.columns'));
  }
  const images: Record<Split, ImageHash[]> = { train: [], validation: [], test: [] };
  for (const row of rows) {
    const part = SPLITS.find((each) => each === row[split]);
    const digest = row[hash]?.toLowerCase() ?? '';
    if (!part || !/^[0-9a-f]{64}$/.test(digest)) {
      const line = row.join(',').slice(0, 80);
      throw new StudioError(message('exporting.modelFiles.split.line', { line }));
    }
    images[part].push(digest);
  }
  return images;
}
