import sharp from 'sharp';
import { expect, it } from 'vitest';
import type { EpochRecord, Prediction } from '../../../../domain/run/run';
import type { ModelMetadata } from '../../../../domain/run/savedModel';
import { cnnSource } from '../../exportedModel.fixture';
import { svgOf } from './draw';
import { figuresOf } from './figures';

const epoch = (n: number, stage: EpochRecord['stage'] = 'head'): EpochRecord => ({
  ...{ epoch: n, stage, loss: 1 / n, accuracy: 1 - 1 / (n + 1) },
  ...{ valLoss: 2 / n, valAccuracy: 1 - 1 / (n + 2), seconds: 1 },
});

const prediction = (truth: number, scores: number[], i: number): Prediction => ({
  ...{ hash: `${i}`, path: `${i}.jpg`, truth, scores },
});

/** 7 right and 1 wrong of the first class, 4 right and 2 wrong of the second. */
const ofTwo = ([[0, 0.1, 7], [0, 0.9, 1], [1, 0.8, 4], [1, 0.3, 2]] as const) // prettier-ignore
  .flatMap(([truth, p, times], i) =>
    Array.from({ length: times }, (_, j) => prediction(truth, [1 - p, p], 10 * i + j)),
  );

const ofTwenty = Array.from({ length: 60 }, (_, i) => {
  const scores = Array.from({ length: 20 }, (_, c) => (c === (i * 7) % 20 ? 0.43 : 0.03));
  return prediction(i % 20, scores, i);
});

async function draw(
  changes: Partial<ModelMetadata>,
  test: Prediction[],
): Promise<Record<string, string>> {
  const { metadata } = (await cnnSource()).source;
  const epochs = [epoch(1), epoch(2), epoch(3, 'fine-tune')];
  const figures = figuresOf({ ...metadata, epochs, ...changes }, test);
  const drawn = figures.map(async ([name, figure]) => [
    name,
    typeof figure === 'string' ? figure : await svgOf(figure),
  ]);
  return Object.fromEntries(await Promise.all(drawn)) as Record<string, string>;
}

/** What its text says, one after another. */
const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<(?:text|tspan)[^>]*>([^<]+)</g)].map(([, text]) => text!);

/** Parsed and drawn by librsvg, which throws for what is no SVG. */
async function cornerOf(svg: string): Promise<number[]> {
  const { data } = await sharp(Buffer.from(svg)).raw().toBuffer({ resolveWithObject: true });
  return [...data.subarray(0, 4)];
}

it('every figure is an SVG on white, without a number that is none', async () => {
  const names = Array.from({ length: 20 }, (_, i) => `class "${i}" & <b>`);
  const all = [await draw({}, ofTwo), await draw({ classes: names }, ofTwenty)];
  for (const svg of all.flatMap(Object.values)) {
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(await cornerOf(svg)).toEqual([255, 255, 255, 255]);
  }
});

it('the confusion matrix has the counts, and their share of the row', async () => {
  const { 'confusion-matrix': svg } = await draw({}, ofTwo);
  const counts = textsOf(svg!).filter((text) => /^[\d.]+%?$/.test(text));
  expect(counts).toEqual(['7', '1', '2', '4', '87.5%', '12.5%', '33.3%', '66.7%']);
  expect(textsOf(svg!)).toEqual(
    expect.arrayContaining(['True label', 'Predicted label', 'masked']),
  );
});

it('curves end at their last epoch, and mark fine-tuning; what is not finite is left out', async () => {
  const epochs = [epoch(1), epoch(2), { ...epoch(3, 'fine-tune'), loss: NaN, valLoss: Infinity }];
  const { curves } = await draw({ epochs }, ofTwo);
  expect(textsOf(curves!)).toContain('Dotted line: fine-tuning begins');
  expect(curves).not.toMatch(/NaN|Infinity/);
  // Two lines in each of two charts.
  expect(curves!.match(/aria-roledescription="line mark"/g)).toHaveLength(4);
});

it('the ROC curve says its area: of the positive class of two, of each of more', async () => {
  const { roc } = await draw({}, ofTwo);
  expect(textsOf(roc!)).toContain('Positive class: masked (AUC 0.875)');
  const names = Array.from({ length: 20 }, (_, i) => `c${i}`);
  const many = await draw({ classes: names }, ofTwenty);
  expect(textsOf(many.roc!).filter((text) => text.includes('AUC'))).toHaveLength(20);
});

it('a figure that cannot be drawn says why', async () => {
  const onlyOne = ofTwo.filter(({ truth }) => truth === 0);
  const figures = await draw({ epochs: [] }, onlyOne);
  expect(figures.roc).toBe('It needs test images of two classes.');
  expect(figures.curves).toBe('The model has no training history.');
});
