/**
 * The rival: Teachable Machine's library as published, on the page's main thread
 * as its own site uses it, with its site's defaults (50 epochs, batch 16, learning
 * rate 0.001, 100 hidden units) and our bundled pretrained weights.
 */
import { createTeachable } from '@teachablemachine/image';
import * as tf from '@tensorflow/tfjs';
import { fetchImages, HEAD, type TransferResult, type TransferSetting } from '../page/side';

const CLASSES = ['with_mask', 'without_mask'];

/** Pixels → trained head, once, then evaluated on the held-out images. */
async function trainTeachable(setting: TransferSetting): Promise<TransferResult> {
  const { pixels, labels } = await fetchImages(setting, setting.heldOut);
  const { size, count, heldOut } = setting;
  const stride = size ** 2 * 3;
  // The weights want x / 255; given a tensor, the library leaves the scaling to its caller.
  const image = (i: number) =>
    tf.tidy(() =>
      tf
        .tensor4d(Float32Array.from(pixels.subarray(i * stride, (i + 1) * stride)), [
          1,
          size,
          size,
          3,
        ])
        .div(255),
    );

  const started = performance.now();
  const model = await createTeachable(
    { tfjsVersion: tf.version.tfjs, labels: CLASSES },
    { checkpointUrl: '/generated/mobilenetv2/model.json', trainingLayer: 'out_relu' },
  );
  model.setLabels(CLASSES);
  model.setSeed('mask studio');
  for (let i = 0; i < count; i++) await model.addExample(labels[i]!, image(i));
  const trained = await model.train(HEAD);
  const milliseconds = performance.now() - started;

  let right = 0;
  for (let i = count; i < count + heldOut; i++) {
    const best = tf.tidy(() => (trained.predict(image(i)) as tf.Tensor).argMax(-1).dataSync()[0]);
    if (best === labels[i]) right++;
  }
  model.dispose();
  return { milliseconds, accuracy: right / heldOut, backend: tf.getBackend() };
}

window.trainHead = trainTeachable;
