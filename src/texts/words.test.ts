import { expect, it } from 'vitest';
import type { Texts } from './catalogue';
import { en } from './en';

function textsOf(texts: Texts): string[] {
  return Object.values(texts).flatMap((value) =>
    typeof value === 'string' ? [value] : textsOf(value),
  );
}

/** Phrases that the interface once used and the field does not: in no text. */
const PHRASES = [
  'What was taken for what',
  'is ↓',
  'said →',
  'How they learned',
  'In numbers',
  'Where they disagree',
  'Inside one run',
  'how sure to be',
  'came true',
  'from 50% on',
  'false alarms',
  'rightly',
  'taken for',
  'Worst mistakes',
  'What it looked at',
  'What speaks for',
  'Features leave at',
  'Head units',
  'Variants an image',
  'Epochs of patience',
  'Stop early',
  'stopped early',
  'kept 14',
  'One prediction',
  'Images a second',
  'Computed by',
  'Weight files',
  ', mean',
  'Judging',
  'Do not run',
  'came in',
  'did not come in',
  'Bringing',
  'divided alike',
  'Settled',
  'Mirror',
  'Other pictures',
  'Another set',
  'Bring a model back',
  'brought',
  'bring ',
  'The model says',
  'is drawn in software here',
  'Data doctor',
  'leaks and twins',
  'label mistakes',
  'hotograph',
];

/** Words that are wrong as a whole label, and right inside a sentence. */
const LABELS = [
  'Is the difference real?',
  'ROC, area',
  'area',
  'found',
  'average',
  'right',
  'Layers',
  'Waiting',
  'waiting',
  'Recipe',
  'recipe',
  'part',
  'Fill',
  'Keep',
];

it('the interface has the field’s words: no text has an older phrase', () => {
  const found = textsOf(en).filter(
    (text) => LABELS.includes(text) || PHRASES.some((phrase) => text.includes(phrase)),
  );
  expect(found).toEqual([]);
});
