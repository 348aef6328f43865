import type { ModelMetadata } from '../../domain/run/savedModel';
import type { WeightEncoding } from './weightData';

/** How to use the model, for somebody who was only sent the files. */
export function readme(
  { name, classes, inputSize, threshold, metrics }: ModelMetadata,
  { quantization }: WeightEncoding,
): string {
  const size = inputSize;
  const answer =
    classes.length === 2
      ? `one number: the probability of "${classes[1]}" (from ${threshold} on, that is the answer, else "${classes[0]}")`
      : `one probability a class, in this order: ${classes.map((c) => `"${c}"`).join(', ')}`;
  const percent = (metrics.testAccuracy * 100).toFixed(1);
  return `# ${name}

Made in Mask Studio. Accuracy ${percent}% on ${metrics.testImages} test images, which it was not trained on.

- **In**: float32 [batch, ${size}, ${size}, 3], raw RGB 0–255. The model scales by itself.
- **Out**: ${answer}.
- **Resize**: turn by EXIF, flatten on white, squash to ${size}×${size} (no crop) with an antialiased
  bilinear filter: Pillow \`image.resize((${size}, ${size}), Image.BILINEAR)\`, or in Node (scores within 0.01 of it)
  \`sharp(file).rotate().flatten({ background: '#fff' }).resize(${size}, ${size}, { fit: 'fill', kernel: 'linear', fastShrinkOnLoad: false }).raw()\`.
- **Check**: \`test-predictions.json\` lists its scores of each test image; yours should agree${
    quantization
      ? `. Weights are
  stored as ${quantization.dtype}, so that scores differ a little (mostly by less than 0.01)`
      : ''
  }.

In a page: \`const model = await tf.loadLayersModel('model.json')\`. In Node, with plain \`@tensorflow/tfjs\`:

\`\`\`js
const { modelTopology, weightsManifest: [group] } = JSON.parse(fs.readFileSync('model.json'));
const weightData = new Uint8Array(Buffer.concat(group.paths.map((path) => fs.readFileSync(path)))).buffer;
const model = await tf.loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs: group.weights, weightData }));
const scores = model.predict(tf.tensor4d(rgbBytes, [1, ${size}, ${size}, 3], 'float32')).dataSync();
\`\`\`
`;
}
