import { expect, it } from 'vitest';
import { placeText } from './experiment';

it('names a run by its fold, its random split or its seed’s repeat', () => {
  const place = { name: 'cnn', run: 3, runs: 10, repeat: 3, fold: 1, secondsLeft: null };
  const named = (['folds', 'resampled', 'seeds'] as const).map((kind) =>
    placeText(place, { kind }),
  );
  expect(named).toEqual([
    'cnn, run 3 of 10 (repeat 3, fold 1)',
    'cnn, run 3 of 10 (split 3)',
    'cnn, run 3 of 10 (repeat 3)',
  ]);
});
