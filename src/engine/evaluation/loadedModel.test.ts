import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultRecipe } from '../../domain/recipe/recipe';
import { loadModel, topologyOf } from '../exporting/loadModel';
import { buildModel } from '../models/registry';
import { readValues, variablesOf } from '../models/weights';
import { classify, readyModel, type ReadyModel } from './loadedModel';

const SIZE = 64;
const { model: recipe } = defaultRecipe('mobilenetv2');
const square = Uint8Array.from({ length: SIZE * SIZE * 3 }, (_, i) => (i * 97) % 256);

beforeAll(async () => void (await tf.setBackend('wasm')));

/** The default MobileNetV2 as its files hold it, its topology changed as text. */
async function fromFile(change: (topology: string) => string): Promise<ReadyModel> {
  const model = buildModel(recipe, { imageSize: SIZE, classCount: 2, seed: 3 });
  const topology: unknown = JSON.parse(change(JSON.stringify(topologyOf(model))));
  const weights = await readValues(variablesOf(model.weights));
  model.dispose();
  return await readyModel({
    ...{ model: await loadModel({ topology, weights }), recipe },
    ...{ isFromFile: true, classCount: 2, inputSize: SIZE },
  });
}

const byLayers = async (ready: ReadyModel): Promise<number> => {
  const images = tf.tensor4d(new Float32Array(square), [1, SIZE, SIZE, 3]);
  const [score] = await (ready.model.predict(images) as tf.Tensor).data();
  images.dispose();
  return score!;
};

describe('a model from a file', () => {
  it('is run by its family’s own pass, with the scores of its layers', async () => {
    const ready = await fromFile((topology) => topology);
    expect(ready.forward.activations).toBeDefined();
    const { scores } = await classify(ready, square);
    expect(scores[1]).toBeCloseTo(await byLayers(ready), 4);
    ready.dispose();
  });

  it.each([
    ['has another activation', (t: string) => t.replaceAll('"max_value":6', '"max_value":5')],
    ['has a layer of another name', (t: string) => t.replaceAll('block_2_add', 'third_add')],
  ])('is run layer by layer where it %s', async (_, change) => {
    const ready = await fromFile((topology) => {
      const changed = change(topology);
      expect(changed).not.toBe(topology);
      return changed;
    });
    expect(ready.forward.activations).toBeUndefined();
    const { scores } = await classify(ready, square);
    expect(scores[1]).toBeCloseTo(await byLayers(ready), 6);
    ready.dispose();
  });
});
