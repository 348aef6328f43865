import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { smallSource, type SmallNetwork } from './accepted.fixture';
import { StudioError } from '../../texts/message';
import type { FailedFormat } from '../protocol/exporting';
import { exportFiles } from './exportFiles';
import { inMemory } from './exportedModel.fixture';
import { formatOf } from './registry';

const FOLDER = join(import.meta.dirname, 'fixtures/accepted');
/** `fixtures/accepted/README.md` says what to do after the files were written anew. */
const WRITE = process.env['WRITE_FIXTURES'] === '1';

/** Those that a script of `scripts/verify` opens. */
const FORMATS = [
  ...['keras', 'h5', 'onnx', 'onnx-any-size', 'onnx-int8', 'tensorboard', 'test-inputs'],
  ...['litert', 'litert-float16', 'litert-int8', 'litert-int8-scores'],
];

/** For the scripts and for people: compared by nothing, and rounded by the machine that wrote them. */
const BESIDE = ['README.md', 'metadata.json', 'test-predictions.json'];

beforeAll(() => tf.setBackend('cpu'));

const refuse = ({ reason }: FailedFormat): never => {
  throw new StudioError(reason);
};

async function filesOf(kind: SmallNetwork) {
  const source = await smallSource(kind);
  const { signal } = new AbortController();
  const files = exportFiles(FORMATS.map(formatOf), source, () => undefined, signal, refuse);
  return await inMemory(files);
}

it.each(['chain', 'bottleneck'] as const)(
  'writes the very files that the programs accepted, of the small network %s',
  async (kind) => {
    for (const { path, bytes } of await filesOf(kind)) {
      const fixture = join(FOLDER, kind, path);
      if (WRITE && path !== 'README.md') {
        mkdirSync(dirname(fixture), { recursive: true });
        writeFileSync(fixture, bytes);
      }
      if (BESIDE.includes(path)) continue;
      expect(Buffer.compare(readFileSync(fixture), bytes), path).toBe(0);
    }
  },
);
