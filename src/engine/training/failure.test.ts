import { expect, it } from 'vitest';
import { ContextLost, failureOf, NonFiniteLoss, TrainingError } from './failure';
import { WorkerError } from '../../messaging/supervisedWorker';
import { english, message, StudioError } from '../../texts/message';

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
  ['worker-lost', new WorkerError('worker-silent', 'It does not answer.')],
  ['dataset', new TrainingError({ code: 'dataset', message: 'Gone.' })],
  ['unexpected', new TypeError('x is undefined')],
])('calls it %s: %s', (code, error) => {
  const failure = failureOf(error);
  expect(failure.code).toBe(code);
  expect(english(failure.message)).toMatch(/^[A-Z].*\.$/);
});

it.each([
  ['training.failure.device', new Error('FusedConv2D cannot run on this graphics device.')],
  ['training.failure.wasm', new Error('A WASM kernel failed in a helper thread.')],
  ['training.failure.loading', new TypeError('Failed to fetch')],
  ['training.failure.storage', named('DatabaseClosedError', 'Database has been closed')],
  ['training.failure.unexpected', new TypeError('x is undefined')],
])('words %s, and keeps what the error said for a report', (key, error) => {
  const failure = failureOf(error);
  expect(failure.message).toEqual({ key });
  expect(failure.details).toContain(error.message);
});

it('keeps a message of ours, which is worded in the page’s language', () => {
  const ours = new StudioError(message('workers.imageGone'));
  expect(failureOf(ours)).toEqual({
    code: 'unexpected',
    message: message('training.failure.thrown', { reason: message('workers.imageGone') }),
  });
});
