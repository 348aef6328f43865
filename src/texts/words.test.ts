import { expect, it } from 'vitest';
import type { Texts } from './catalogue';
import { en } from './en';
import { es } from './es';

/** Every text by its key, without the names of its variables. */
function textsOf(texts: Texts, prefix = ''): [key: string, text: string][] {
  return Object.entries(texts).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string'
      ? [[prefix + name, value.replace(/\{\{[^}]*\}\}/g, '{{}}')]]
      : textsOf(value, `${prefix}${name}.`),
  );
}

/** Phrases that the interface once used and the field does not: in no text, in capitals or not. */
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
  'from {{}} on',
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
  'kept {{}}',
  'One prediction',
  'Images a second',
  'Computed by',
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
].map((phrase) => phrase.toLowerCase());

/** In lower case: words that are wrong as a whole label, and right inside a sentence. */
const LABELS = [
  'is the difference real?',
  'roc, area',
  'area',
  'found',
  'average',
  'layers',
  'waiting',
  'fill',
  'keep',
];

/** Words that are wrong in one sense, and the keys of the texts that have them in another. */
const WORDS: [word: RegExp, allowed: string[]][] = [
  // Says once that the file of a configuration is called a recipe.
  [/recipe/i, ['messages.importing.foreign.recipe']],
  [
    // Of a split: "split".
    /\bparts?\b/i,
    [
      // Of a network.
      ...['help.transferLearning.text', 'help.fineTuning.text'],
      'messages.training.failure.device',
      // Of the studio.
      'messages.training.failure.loading',
      ...['messages.workers.inferenceLost', 'messages.quality.lost'],
      // Of a zip, and of a file's name.
      ...['messages.importing.zip.tooManyFiles', 'dataset.quality.groups.patternHelp'],
    ],
  ],
  // Of a prediction: "correct". A direction, and an address.
  [/\bright\b/i, ['help.roc.text', 'messages.weights.download.tooLarge']],
  [
    // On the axis of a reliability diagram: "mean predicted probability of".
    /(?<!mean predicted )probability of/i,
    [
      // One image's score.
      ...['comparison.evaluation.detail.probability', 'comparison.decisions.abstain.note'],
      'help.calibration.text',
      // Of an event, in statistics.
      ...['help.mcnemar.text', 'messages.evaluation.adjusted.significant'],
    ],
  ],
  // In the table of runs: "Model size". The files of an imported model.
  [/weight files/i, ['messages.weights.otherSize']],
  // "Decision threshold … (positive class: …)".
  [/^says\b|\bprobability on\b/i, []],
  // A run's name: "CNN · 128 px · seed 1".
  [/\b(CNN|MobileNetV2) (\d|\{\{\}\}$)/, []],
];

it('the interface has the field’s words: no text has an older phrase', () => {
  const found = textsOf(en).filter(([, text]) => {
    const lower = text.toLowerCase();
    return LABELS.includes(lower) || PHRASES.some((phrase) => lower.includes(phrase));
  });
  expect(found).toEqual([]);
});

it.each(WORDS)('%s is in no text but those that mean something else', (word, allowed) => {
  const having = textsOf(en).filter(([, text]) => word.test(text));
  expect(having.map(([key]) => key).sort()).toEqual(allowed.sort());
});

/** The names that Spanish texts once had beside the one that is used. */
const OTHER_NAMES = {
  configuración: /receta/i,
  demostración: /\bdemo\b/i,
  cizallamiento: /inclinación/i,
  predefinidos: /preestablecid/i,
  'conjunto de ejemplo':
    /\b(de|usar|importa) la muestra\b|muestra ilustrada|conjunto de datos de ejemplo/i,
  pliegue:
    /particiones \(folds\)|partes \(folds\)|cruzada de \S+ particiones|parte de entrenamiento/i,
  '95 %': /\d%/,
};

it.each(Object.entries(OTHER_NAMES))('in Spanish, %s has no other name', (_, other) => {
  expect(textsOf(es).filter(([, text]) => other.test(text))).toEqual([]);
});
