import type { ModelMetadata } from '../../../domain/run/savedModel';
import type { UsageExample } from '../../protocol/exporting';
import { message } from '../../../texts/message';
import type { ExportFormat } from '../format';
import { layersModelFiles } from '../layersModel';
import { float32 } from '../weightData';

const loadInPage = (folder: string): UsageExample => ({
  title: message('exporting.formats.usage.inPage', { packages: '@tensorflow/tfjs' }),
  language: 'js',
  code: `const model = await tf.loadLayersModel('${folder}model.json');
// rgb: float32 [batch, size, size, 3], values 0–255
const scores = model.predict(rgb);`,
});

/** The same in Node, where plain tfjs reads no files. */
const loadInNode = (folder: string, { inputSize }: ModelMetadata): UsageExample => ({
  title: message('exporting.formats.usage.inNode', { packages: '@tensorflow/tfjs' }),
  language: 'js',
  code: `const folder = '${folder}';
const { modelTopology, weightsManifest: [group] } = JSON.parse(fs.readFileSync(folder + 'model.json'));
const shards = group.paths.map((path) => fs.readFileSync(folder + path));
const weightData = new Uint8Array(Buffer.concat(shards)).buffer;
const model = await tf.loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs: group.weights, weightData }));
const scores = model.predict(tf.tensor4d(rgbBytes, [1, ${inputSize}, ${inputSize}, 3], 'float32')).dataSync();`,
});

/** How to load a layers model from `folder`: a path with a slash at the end. */
export const layersModelUsage = (folder: string, metadata: ModelMetadata): UsageExample[] => [
  loadInPage(folder),
  loadInNode(folder, metadata),
];

/** A TensorFlow.js layers model. */
export const tfjs: ExportFormat = {
  id: 'tfjs',
  title: 'TensorFlow.js',
  extension: 'json',
  opens: message('exporting.formats.tfjs.opens'),
  verified: message('exporting.formats.tfjs.verified'),
  needs: [],
  usage: (metadata) => layersModelUsage('./', metadata),
  byteLength: (parameters) => parameters * float32.bytesPerValue,
  write: (source, progress, signal) =>
    layersModelFiles(source, { folder: '', encoding: float32 }, progress, signal),
};
