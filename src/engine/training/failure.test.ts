import { expect, it } from 'vitest';
import { ContextLost, failureOf, NonFiniteLoss, TrainingError } from './failure';
import { english } from '../../texts/message';

const named = (name: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { name, ...more });

it.each([
  ['memory', new Error('Failed to compile fragment shader.')],
  ['memory', new Error('Failed to link vertex and fragment shaders.')],
  ['memory', named('RangeError', 'Array buffer allocation failed')],
  ['memory', named('RangeError', 'WebAssembly.Memory.grow(): out of memory')],
  ['memory', new Error('Requested texture size [20000x20000] greater than WebGL maximum')],
  ['storage-full', named('QuotaExceededError', 'The quota has been exceeded.')],
  ['storage-full', named('AbortError', 'aborted', { inner: named('QuotaExceededError', '') })],
  ['storage-full', named('StorageFullError', 'The browser has no space left for more.')],
  ['context-lost', new ContextLost()],
  ['non-finite', new NonFiniteLoss()],
  ['dataset', new TrainingError({ code: 'dataset', message: 'Gone.' })],
  ['unexpected', new TypeError('x is undefined')],
])('calls it %s: %s', (code, error) => {
  const failure = failureOf(error);
  expect(failure.code).toBe(code);
  expect(english(failure.message)).toMatch(/^[A-Z].*\.$/);
});
