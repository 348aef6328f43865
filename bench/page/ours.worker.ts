/** Our side: the studio's own engine, as its doors use it. */
import * as tf from '@tensorflow/tfjs';
import { expose } from 'comlink';
import { defaultCnn } from '../../src/domain/recipe';
import type { BackendPreference } from '../../src/domain/run';
import { activateBackend } from '../../src/engine/backend/choose';
import { buildModel } from '../../src/engine/models/build';
import { Adam } from '../../src/engine/training/adam';
import { labelTensors } from '../../src/engine/training/batches';
import { trainableModel } from '../../src/engine/training/trainable';
import { trainStep } from '../../src/engine/training/trainStep';
import { fetchPictures, type Pictures, type Setting, type Side } from './side';

type Work = () => Promise<void>;

const works: Record<string, (setting: Setting, pictures: Pictures) => Promise<Work>> = {
  /** One training step of the same network, from bytes, its loss read back. */
  async 'cnn-step'({ size, batchSize }, { pixels, labels }) {
    const model = await buildModel(defaultCnn, size, 2, 1);
    const trainable = trainableModel(model);
    const optimizer = new Adam(trainable.variables, 1e-3);
    const bytes = pixels.slice(0, batchSize * size * size * 3);
    let step = 0;
    return async () => {
      const inputs = tf.tidy(() =>
        tf.cast(tf.tensor4d(bytes, [batchSize, size, size, 3], 'int32'), 'float32'),
      );
      const batch = { inputs, ...labelTensors(labels.subarray(0, batchSize), batchSize, 2) };
      const totals = trainStep(trainable, optimizer, { ...batch, count: batchSize }, step++);
      await totals.data();
      tf.dispose([totals, batch.inputs, batch.labels, batch.weights]);
    };
  },
};

let current: Work | null = null;

const side: Side = {
  async prepare(name, setting) {
    const choice = await activateBackend(setting.backend as BackendPreference);
    const work = works[name];
    if (!work) throw new Error(`no such work: ${name}`);
    current = await work(setting, await fetchPictures(setting));
    await current();
    return { backend: choice.name, renderer: choice.renderer };
  },
  async round() {
    if (!current) throw new Error('prepare first');
    const started = performance.now();
    await current();
    return performance.now() - started;
  },
};

expose(side);
