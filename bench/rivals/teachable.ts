/**
 * The rival: Teachable Machine's library as published, on the page's main thread
 * as its own site uses it, with its site's defaults (50 epochs, batch 16, learning
 * rate 0.001, 100 hidden units) and our bundled pretrained weights.
 */
import { createTeachable } from '@teachablemachine/image';
import * as tf from '@tensorflow/tfjs';
import { fetchPictures, type Setting } from '../page/side';

const CLASSES = ['with_mask', 'without_mask'];

/** Pixels → trained head, once. Gives milliseconds and the validation accuracy it reports. */
export async function trainTeachable(
  setting: Setting,
): Promise<{ milliseconds: number; accuracy: number; backend: string }> {
  const { pixels, labels } = await fetchPictures(setting);
  const stride = setting.size ** 2 * 3;
  const started = performance.now();
  const model = await createTeachable(
    { tfjsVersion: tf.version.tfjs, labels: CLASSES },
    { checkpointUrl: '/generated/mobilenetv2/model.json', trainingLayer: 'out_relu' },
  );
  model.setLabels(CLASSES);
  model.setSeed('mask studio');
  for (let i = 0; i < setting.count; i++) {
    // The weights want x / 255; given a tensor, the library leaves the scaling to its caller.
    const picture = tf.tidy(() =>
      tf
        .tensor4d(Float32Array.from(pixels.subarray(i * stride, (i + 1) * stride)), [
          1,
          setting.size,
          setting.size,
          3,
        ])
        .div(255),
    );
    await model.addExample(labels[i]!, picture);
  }
  let accuracy = 0;
  await model.train(
    { denseUnits: 100, epochs: 50, learningRate: 0.001, batchSize: 16 },
    {
      onEpochEnd: (_epoch, logs) => {
        accuracy = logs?.['val_acc'] ?? accuracy;
      },
    },
  );
  const milliseconds = performance.now() - started;
  model.dispose();
  return { milliseconds, accuracy, backend: tf.getBackend() };
}

Object.assign(window, { trainTeachable });
