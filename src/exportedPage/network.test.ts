import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileKernels } from '../../scripts/kernels';
import { gradCam as studioGradCam } from '../engine/evaluation/gradCam';
import { inferenceGraph } from '../engine/exporting/graph/inferenceGraph';
import { networkOf } from '../engine/exporting/graph/network.fixture';
import { loadModel } from '../engine/exporting/loadModel';
import { gradCam } from './gradCam';
import { Machine } from './kernels';
import { Network } from './network';

let binary: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  await tf.setBackend('cpu');
  const compiled = await compileKernels({ entry: 'inference', shared: false, relaxed: false });
  binary = Uint8Array.from(compiled);
});

describe.each([
  ['cnn', 2],
  ['mobilenetv2', 2],
  ['compact-cnn', 2],
  ['compact-cnn', 3],
] as const)('%s of %s classes in an exported page', (kind, classCount) => {
  it('gives the studio’s scores and Grad-CAM', async () => {
    const { network: stored, images } = await networkOf(kind, classCount);
    const network = new Network(await Machine.start(binary), inferenceGraph(stored));
    const model = await loadModel(stored);
    const bytes = tf.round(images) as tf.Tensor4D;
    const expected = (await (model.predict(bytes) as tf.Tensor2D).array()) as number[][];
    const image = (index: number) => tf.slice(bytes, index, 1) as tf.Tensor4D;
    // One after another, so that what the first image leaves in memory would show in the second.
    for (const index of [0, 1]) {
      const scores = network.run(Uint8Array.from(await image(index).data()));
      expect(scores).toHaveLength(expected[index]!.length);
      scores.forEach((score, i) => expect(score).toBeCloseTo(expected[index]![i]!, 5));
    }
    for (let classIndex = 0; classIndex < classCount; classIndex++) {
      const map = gradCam(network, classIndex)!;
      const studio = await studioGradCam(model, image(1), classIndex);
      expect([map.width, map.height]).toEqual([studio.size, studio.size]);
      map.values.forEach((value, i) => expect(value).toBeCloseTo(studio.values[i]!, 3));
    }
    model.dispose();
  });
});
