import { describe, expect, it } from 'vitest';
import type { Texts } from './catalogue';
import { en } from './en';
import { es } from './es';

/** Every text of a catalogue by its key: `train.images_one`. */
function flat(texts: Texts, prefix = ''): [key: string, text: string][] {
  return Object.entries(texts).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + name, value]] : flat(value, `${prefix}${name}.`),
  );
}

const english = flat(en);
const spanish = flat(es);

/** `{{count, number}}` and `<a>` → "a, count", in alphabetical order. */
const partsOf = (text: string): string =>
  [...text.matchAll(/\{\{(\w+)|<(\w+)>/g)]
    .map(([, variable, mark]) => variable ?? mark)
    .sort()
    .join(', ');

const keys = (texts: [string, string][]): string[] => texts.map(([key]) => key);

describe('the catalogues', () => {
  it('have equal keys in English and Spanish, and no empty text', () => {
    const shared = keys(spanish).filter((key) => !key.endsWith('_many'));
    expect(shared.sort()).toEqual(keys(english).sort());
    expect([...english, ...spanish].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('have the same variables and marks in each text', () => {
    const translated = new Map(spanish);
    const differing = english.filter(
      ([key, text]) =>
        // A singular may leave its number out.
        !key.endsWith('_one') && partsOf(text) !== partsOf(translated.get(key) ?? ''),
    );
    expect(keys(differing)).toEqual([]);
  });

  it('mark no part with the name of an HTML element that has no content', () => {
    const empty = /<(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b/;
    expect(keys([...english, ...spanish].filter(([, text]) => empty.test(text)))).toEqual([]);
  });

  it('have in Spanish a form for whole millions, with the same variables', () => {
    const translated = new Map(spanish);
    const plurals = keys(spanish).filter((key) => key.endsWith('_other'));
    expect(plurals.length).toBeGreaterThan(50);
    const differing = plurals.filter((key) => {
      const many = translated.get(key.replace(/_other$/, '_many'));
      return many === undefined || partsOf(many) !== partsOf(translated.get(key)!);
    });
    expect(differing).toEqual([]);
  });

  it('have a plural form by the total of a fraction, the number that the noun follows', () => {
    /** Of several nouns, or of what there are always many of. */
    const always = [
      'exporting.formats.chosen',
      'experiments.predictions.untested',
      'project.open.opening',
      'project.interrupted.stopped',
    ];
    const fraction =
      /number\}\} (?:of|de) (?:its |sus? )?\{\{(?!count\b)\w+, number\}\} (?:de )?\p{L}+s\b/u;
    const found = [...english, ...spanish].filter(([, text]) => fraction.test(text));
    const others = keys(found).filter((key) => !always.includes(key.replace(/_\w+$/, '')));
    expect(others).toEqual([]);
    expect(fraction.test('{{done, number}} of {{runs, number}} runs')).toBe(true);
    expect(fraction.test('{{done, number}} de {{count, number}} imágenes')).toBe(false);
  });

  it('have both plural forms', () => {
    const all = new Set(keys(english));
    const alone = [...all].filter((key) =>
      key.endsWith('_one')
        ? !all.has(key.replace(/_one$/, '_other'))
        : key.endsWith('_other') && !all.has(key.replace(/_other$/, '_one')),
    );
    expect(alone).toEqual([]);
  });
});
