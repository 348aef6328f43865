/** The rival: tfjs 4.22 as published, used as its documentation says, in a worker. */
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { expose } from 'comlink';
import { fetchImages, type Images, type Setting, type Side } from './side';

const BACKBONE = '/generated/mobilenetv2/model.json';

/** The tutorial's network. It scales by itself, as ours does. */
function tutorialCnn(size: number): tf.LayersModel {
  const model = tf.sequential();
  model.add(tf.layers.rescaling({ scale: 1 / 255, inputShape: [size, size, 3] }));
  for (const filters of [16, 32, 64]) {
    model.add(tf.layers.conv2d({ filters, kernelSize: 3, padding: 'same', activation: 'relu' }));
    model.add(tf.layers.maxPooling2d({ poolSize: 2 }));
    model.add(tf.layers.dropout({ rate: 0.25 }));
  }
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: 128, activation: 'relu' }));
  model.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
  model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  return model;
}

const batchTensor = ({ pixels }: Images, { size, batchSize }: Setting, at = 0): tf.Tensor4D =>
  tf.tensor4d(
    Float32Array.from(pixels.subarray(at * size * size * 3, (at + batchSize) * size * size * 3)),
    [batchSize, size, size, 3],
  );

const labelTensor = ({ labels }: Images, { batchSize }: Setting, at = 0): tf.Tensor2D =>
  tf.tensor2d(Float32Array.from(labels.subarray(at, at + batchSize)), [batchSize, 1]);

/** The bundled backbone up to `layer`. */
async function backbone(layer: string): Promise<tf.LayersModel> {
  const whole = await tf.loadLayersModel(BACKBONE);
  return tf.model({
    inputs: whole.inputs,
    outputs: whole.getLayer(layer).output as tf.SymbolicTensor,
  });
}

type Work = () => Promise<void>;

const works: Record<string, (setting: Setting, images: Images) => Promise<Work>> = {
  /** One `trainOnBatch` of the tutorial's network, upload included. */
  async 'cnn-step'(setting, images) {
    const model = tutorialCnn(setting.size);
    return async () => {
      const x = batchTensor(images, setting);
      const y = labelTensor(images, setting);
      await model.trainOnBatch(x, y);
      tf.dispose([x, y]);
    };
  },
  /** `predict` over all the images, a batch at a time, results read back. */
  async features(setting, images) {
    const model = await backbone('out_relu');
    return async () => {
      for (let at = 0; at < setting.count; at += setting.batchSize) {
        const features = tf.tidy(() => {
          const x = batchTensor(images, setting, at).div(255);
          return (model.predict(x) as tf.Tensor4D).mean([1, 2]);
        });
        await features.data();
        features.dispose();
      }
    };
  },
  /** An epoch of `fit` with everything before the last three blocks frozen. */
  async 'fine-tune'(setting, images) {
    const base = await backbone('out_relu');
    let frozen = true;
    for (const layer of base.layers) {
      if (layer.name.startsWith('block_14')) frozen = false;
      layer.trainable = !frozen;
    }
    const model = tf.sequential({
      layers: [
        base,
        tf.layers.globalAveragePooling2d({}),
        tf.layers.dense({ units: 128, activation: 'relu' }),
        tf.layers.dropout({ rate: 0.5 }),
        tf.layers.dense({ units: 1, activation: 'sigmoid' }),
      ],
    });
    model.compile({ optimizer: tf.train.adam(1e-5), loss: 'binaryCrossentropy' });
    const all = { ...setting, batchSize: setting.count };
    const x = tf.tidy(() => batchTensor(images, all).div(255));
    const y = labelTensor(images, all);
    return async () => {
      await model.fit(x, y, { epochs: 1, batchSize: setting.batchSize });
    };
  },
};

const prepared = new Map<string, Work>();

const side: Side = {
  async prepare(name, setting) {
    setWasmPaths('/generated/wasm/');
    if (!(await tf.setBackend(setting.backend))) throw new Error(`no ${setting.backend} here`);
    const work = works[name];
    if (!work) throw new Error(`no such work: ${name}`);
    const ready = await work(setting, await fetchImages(setting));
    await ready();
    prepared.set(name, ready);
    return { backend: tf.getBackend() };
  },
  async round(name) {
    const work = prepared.get(name);
    if (!work) throw new Error(`prepare ${name} first`);
    const started = performance.now();
    await work();
    return performance.now() - started;
  },
};

expose(side);
