import { describe, expect, it } from 'vitest';
import { isKnownText, message } from './message';

describe('a text from a file', () => {
  const run = { model: message('models.cnn.shortTitle'), size: 128, seed: 1 };

  it.each([
    ['a string', 'Mine'],
    ['a message with its values', { key: 'names.run', values: run }],
    [
      'one with messages among them',
      message('names.final', { experiment: message('names.plan.seeds', { count: 3 }) }),
    ],
    ['one without values', { key: 'models.epochs' }],
  ])('can be worded: %s', (_, text) => {
    expect(isKnownText(text)).toBe(true);
  });

  it.each([
    ['nothing', undefined],
    ['a number', 7],
    ['an object', { name: 'CNN' }],
    ['an unknown key', { key: 'names.none' }],
    ['a part of the catalogue', { key: 'names.plan' }],
    ['what every object has', { key: 'constructor.name' }],
    ['a value too few', { key: 'names.run', values: { ...run, seed: undefined } }],
    ['no values', { key: 'names.run' }],
    ['a value too many', { key: 'names.run', values: { ...run, lng: 'es' } }],
    ['another value instead', { key: 'names.final', values: { defaultValue: 'x' } }],
    ['a value that is none', { key: 'names.final', values: { experiment: { html: '<b>' } } }],
    ['values that are none', { key: 'names.final', values: null }],
    [
      'an unknown key among the values',
      { key: 'names.final', values: { experiment: { key: 'x' } } },
    ],
    ['a plural by no number', { key: 'names.plan.seeds', values: { count: '3' } }],
  ])('is refused: %s', (_, text) => {
    expect(isKnownText(text)).toBe(false);
  });
});
