import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { networkOf } from './network.fixture';
import { graphForward } from './graphForward';
import { inferenceGraph } from './inferenceGraph';

beforeAll(() => tf.setBackend('cpu'));

describe.each(['cnn', 'mobilenetv2', 'compact-cnn'] as const)(
  'the inference graph of %s',
  (kind) => {
    it.each([2, 3])('gives the scores of the network, %s classes', async (classCount) => {
      const { network, images, scores } = await networkOf(kind, classCount);
      const graph = inferenceGraph(network);
      const output = tf.tidy(() => graphForward(graph).run(images));
      const values = output.dataSync();
      expect(values).toHaveLength(scores.length);
      values.forEach((value, i) => expect(value).toBeCloseTo(scores[i]!, 5));
      expect(Math.min(...scores)).toBeGreaterThan(0.01);
      expect(Math.max(...scores)).toBeLessThan(0.99);
      expect(graph.operations.map(({ name }) => name)).toEqual([
        ...new Set(graph.operations.map(({ name }) => name)),
      ]);
      tf.dispose([output, images]);
    });
  },
);

describe('an unknown layer', () => {
  it('is refused by its name', async () => {
    const model = tf.sequential({
      layers: [tf.layers.permute({ dims: [2, 1, 3], inputShape: [4, 4, 3], name: 'turn' })],
    });
    const layers = (model.toJSON(null, false) as { config: { layers: object[] } }).config.layers;
    const input = {
      class_name: 'InputLayer',
      config: { name: 'image', batch_input_shape: [null, 4, 4, 3] },
      inbound_nodes: [],
    };
    const turn = { ...layers[0], inbound_nodes: [[['image', 0, 0, {}]]] };
    const topology = { config: { layers: [input, turn] } };
    expect(() => inferenceGraph({ topology, weights: new Map() })).toThrow(
      'the layer turn (Permute)',
    );
  });
});
