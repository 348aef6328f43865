/** The pictures of docs/statistics.md. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { planSplits } from '../../src/domain/experiment/partition';
import { SPLITS, type Split } from '../../src/domain/dataset/dataset';
import { LABELS, type Results } from './page';
import type { Outcome } from './simulation';
import { dot, line, picture, rect, text } from './svg';

const FOLDER = 'docs/statistics';
const IMAGES = 20;
const CELL = 10;

/** A row of images in the colours of their parts. */
const row = (x: number, y: number, parts: readonly Split[]): string =>
  parts.map((part, i) => rect(x + i * CELL, y, CELL - 1, 14, part)).join('');

interface Panel {
  title: string;
  rows: { label: string; parts: Split[] }[];
}

/** By the studio's own code, of twenty images of one class. */
function folds(count: number, repeats: number): Panel['rows'] {
  const images = Array.from({ length: IMAGES }, (_, i) => {
    const hash = `image ${i}`;
    return { hash, classId: 'a', groupId: hash, pinnedSplit: null };
  });
  const plan = { kind: 'folds', folds: count, repeats } as const;
  return planSplits(images, [{ id: 'a', name: 'a' }], plan, 1).map(({ repeat, fold, splits }) => ({
    label: repeats === 1 ? `fold ${fold}` : `${repeat} · ${fold}`,
    parts: images.map(({ hash }) => splits.get(hash)!),
  }));
}

function plansPicture(): string {
  const once = Array.from({ length: IMAGES }, (_, i): Split =>
    i < 14 ? 'train' : i < 17 ? 'validation' : 'test',
  );
  const panels: Panel[] = [
    { title: '3 seeds', rows: [1, 2, 3].map((seed) => ({ label: `seed ${seed}`, parts: once })) },
    { title: '5-fold', rows: folds(5, 1) },
    { title: '5×2 (repeat · fold)', rows: folds(2, 5) },
  ];
  const width = 270;
  const parts = panels.flatMap(({ title, rows }, panel) => [
    text(panel * width, 16, title),
    ...rows.flatMap(({ label, parts: cells }, i) => [
      text(panel * width + 44, 39 + i * 18, label, 'small end'),
      row(panel * width + 50, 28 + i * 18, cells),
    ]),
  ]);
  const legend = SPLITS.flatMap((split, i) => [
    rect(i * 110, 224, CELL - 1, 14, split),
    text(i * 110 + 16, 236, split),
  ]);
  return picture(3 * width, 244, 'Which images each run trains on, validates on and tests on', [
    ...parts,
    ...legend,
  ]);
}

/** A row a test, a dot a number of images, on an axis of shares from 0 to `most`. */
function sharesPicture(outcomes: readonly Outcome[], title: string, most: number): string {
  const [left, width] = [250, 440];
  const x = (share: number) => left + (Math.min(share, most) / most) * width;
  const bottom = 30 + LABELS.length * 26;
  const ticks = Array.from({ length: 6 }, (_, i) => (i * most) / 5);
  return picture(left + width + 40, bottom + 62, title, [
    ...ticks.flatMap((share) => [
      line(x(share), 20, x(share), bottom, 'axis'),
      text(x(share), bottom + 18, `${Math.round(100 * share)}%`, 'small middle'),
    ]),
    line(x(0.05), 20, x(0.05), bottom, 'limit'),
    ...LABELS.flatMap(([test, label], i) => [
      text(left - 12, 44 + i * 26, label, 'end'),
      ...outcomes.map(({ decided }, n) => dot(x(decided[test]), 40 + i * 26, `n${n}`)),
    ]),
    ...outcomes.flatMap(({ images }, n) => [
      dot(left + n * 110, bottom + 42, `n${n}`),
      text(left + n * 110 + 12, bottom + 46, `${images} images`),
    ]),
  ]);
}

export function drawPictures({ recipes, difference }: Results): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/plans.svg`, plansPicture());
  if (recipes) {
    const title = 'Share of p below 0.05 where two different recipes are equally accurate';
    writeFileSync(`${FOLDER}/equal.svg`, sharesPicture(recipes, title, 0.75));
  }
  if (difference) {
    const title = 'Share of p below 0.05 where one recipe reaches 94 and the other 99%';
    writeFileSync(`${FOLDER}/different.svg`, sharesPicture(difference, title, 1));
  }
}
