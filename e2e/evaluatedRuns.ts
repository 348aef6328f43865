import type { Page } from '@playwright/test';
import type { ClassLabel, ImageRecord, Snapshot, Split } from '../src/domain/dataset/dataset';
import { deriveSeed, randomFrom } from '../src/domain/random';
import { defaultRecipe } from '../src/domain/recipe/recipe';
import type { ModelKind } from '../src/domain/models/registry';
import type { Prediction, RunRecord, TestEvaluation } from '../src/domain/run/run';
import { runRecord } from '../src/domain/run/runRecord.fixture';
import { picture } from './pictures';

export const CLASSES = ['disc', 'bar'];

interface MadeUpRun {
  run: RunRecord & { name: string };
  evaluation: TestEvaluation & { runId: string };
}

/** The hash of made-up test photograph `index`; even ones are discs, odd ones bars. */
export const hashOf = (index: number): string => index.toString(16).padStart(64, '0');

/** Predictions of images `first` on; which are wrong is decided by `seed`, how many by `noise`. */
function predictionsOf(
  [first, count]: [first: number, count: number],
  classes: string[],
  noise: number,
  seed: number,
): Prediction[] {
  const random = randomFrom(seed);
  const others = classes.length - 1;
  return Array.from({ length: count }, (_, i): Prediction => {
    const truth = (first + i) % classes.length;
    const wrong = random() < noise;
    const sure = wrong ? 0.55 + 0.44 * random() : 0.6 + 0.399 * random();
    const away = wrong ? 1 + (others === 1 ? 0 : Math.floor(random() * others)) : 0;
    const predicted = (truth + away) % classes.length;
    const scores = classes.map((_, index) => (index === predicted ? sure : (1 - sure) / others));
    const path = `${classes[truth]}/${first + i}.jpg`;
    return { hash: hashOf(first + i), path, truth, scores };
  });
}

/** The first made-up validation image. */
const VALIDATION = 100_000;

const MADE_UP = {
  ...{ count: 300, noise: 0.1, seed: 1, first: 0, createdAt: 0 },
  ...{ snapshot: 'a'.repeat(64), classes: CLASSES },
};
type MadeUp = typeof MADE_UP;

/** A finished run whose mistakes are decided by `seed`; `noise` is how often it errs. */
export function evaluatedRun(
  id: string,
  kind: ModelKind,
  options: Partial<MadeUp> = {},
): MadeUpRun {
  const { count, noise, seed, first, createdAt, snapshot, classes } = { ...MADE_UP, ...options };
  const predictions = predictionsOf([first, count], classes, noise, seed);
  const validation = predictionsOf([VALIDATION, 60], classes, noise, seed + 1000);
  const name = kind === 'cnn' ? 'CNN' : 'MobileNetV2';
  const epochs = Array.from({ length: 12 }, (_, i) => ({
    epoch: i + 1,
    stage: kind === 'cnn' ? ('train' as const) : i < 8 ? ('head' as const) : ('fine-tune' as const),
    loss: 0.6 / (i + 1),
    accuracy: 1 - 0.4 / (i + 2),
    valLoss: 0.7 / (i + 1) + noise,
    valAccuracy: 1 - noise - 0.3 / (i + 2),
    seconds: 4,
  }));
  const named = { id, name: `${name} ${id}` };
  const record = runRecord({
    createdAt: Date.UTC(2024, 4, 2, 10) + createdAt * 60_000,
    status: 'finished',
    recipe: defaultRecipe(kind, classes.length),
    snapshotHash: snapshot,
    classes,
    classIds: classes,
    backend: { name: 'wasm', renderer: '2 threads, SIMD', hardware: false, reason: 'Made up.' },
    params: kind === 'cnn' ? 2_186_721 : 2_422_081,
    trainableParams: kind === 'cnn' ? 2_186_721 : 164_097,
    epochs,
    bestEpoch: 12,
    seconds: { prepare: 3, train: 48, evaluate: 2 },
    imagesPerSecond: 120,
  });
  const figures = { loss: 0.2, millisecondsPerPrediction: 8.4 };
  const run = { ...record, ...named };
  return { run, evaluation: { runId: id, predictions, validation, ...figures } };
}

/** A photograph that its folder pinned to a part, like no other. */
function imageRecord(hash: string, path: string, classId: string, split: Split): ImageRecord {
  return {
    hash,
    path,
    classId,
    split,
    pinnedSplit: split,
    groupId: hash,
    // 256 bits unlike any other image's.
    perceptualHash: Array.from({ length: 8 }, (_, word) =>
      deriveSeed(word, path).toString(16).padStart(8, '0'),
    ).join(''),
    width: 96,
    height: 96,
    byteLength: 3000,
    mimeType: 'image/jpeg',
    source: 'photograph',
    addedAt: 0,
  };
}

/**
 * Put evaluated runs, and their test images, into the browser's storage; then reload. `groupSize`: so many test
 * images, one after the other, are a group.
 */
export async function seedRuns(
  page: Page,
  runs: MadeUpRun[],
  { groupSize = 1 } = {},
): Promise<void> {
  const names = runs[0]!.run.classes;
  const classes: ClassLabel[] = names.map((name, position) => ({ id: name, name, position }));
  const paths = new Map(
    runs.flatMap(({ evaluation }) => evaluation.predictions.map((p) => [p.hash, p] as const)),
  );
  const images = [...paths.values()].map(({ hash, path, truth }) =>
    imageRecord(hash, path, names[truth]!, 'test'),
  );
  // Without these the test images would be no split that the user made.
  for (const split of ['train', 'validation'] as const) {
    images.push(imageRecord(split.padEnd(64, '0'), `${names[0]}/${split}.jpg`, names[0]!, split));
  }
  const snapshots = runs.map(({ run }): Snapshot => ({
    version: 2,
    hash: run.snapshotHash,
    classes: names,
    classIds: names,
    items: images.map(({ hash, path, classId, split }, i) => {
      const classIndex = names.indexOf(classId);
      const group = groupSize > 1 && { groupId: `group ${Math.floor(i / groupSize)}` };
      return { hash, path, classIndex, split: split as Split, ...group };
    }),
  }));
  const pictures = await Promise.all(
    Array.from({ length: 12 }, async (_, i) => [...(await picture(i % 2, i))]),
  );
  await page.goto('/#/compare');
  await page.getByRole('heading', { name: 'Compare', level: 2 }).waitFor();
  const rows = {
    ...{ classes, images, snapshots },
    runs: runs.map(({ run }) => run),
    judgements: runs.map(({ evaluation }) => evaluation),
  };
  // No inner function here has a name: tsx, which runs the benchmarks, has no helper for it in a page.
  await page.evaluate(
    async ({ rows, pictures }) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('mask-studio');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error('no database'));
      });
      const tables = [...Object.keys(rows), 'originals', 'thumbnails'];
      const writing = db.transaction(tables, 'readwrite');
      for (const [table, ofTable] of Object.entries(rows)) {
        for (const row of ofTable) writing.objectStore(table).put(row);
      }
      rows.images.forEach(({ hash }, i) => {
        const bytes = Uint8Array.from(pictures[i % pictures.length]!).buffer;
        writing.objectStore('originals').put({ hash, bytes });
        writing.objectStore('thumbnails').put({ hash, bytes });
      });
      await new Promise((resolve) => (writing.oncomplete = resolve));
      db.close();
    },
    { rows, pictures },
  );
  await page.reload();
}
