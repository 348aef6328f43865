import type { UsageExample } from '../../protocol';
import type { ExportFormat } from '../format';
import { layersModelFiles } from '../layersModel';
import { float32 } from '../weightData';

/** The line that loads a layers model in a page, from the path of its model.json. */
export const loadInPage = (path: string): UsageExample => ({
  title: 'JavaScript in a page, with @tensorflow/tfjs',
  language: 'js',
  code: `const model = await tf.loadLayersModel('${path}');
// rgb: float32 [batch, size, size, 3], values 0–255
const scores = model.predict(rgb);`,
});

/** A TensorFlow.js layers model. */
export const tfjs: ExportFormat = {
  id: 'tfjs',
  title: 'TensorFlow.js',
  extension: 'json',
  opens: 'TensorFlow.js in a page or in Node, and this studio',
  verified: 'TensorFlow.js 4.22 gives the same scores to 1e-4 in Node and in the browser.',
  needs: [],
  usage: () => [loadInPage('model.json')],
  byteLength: (parameters) => parameters * float32.bytesPerValue,
  write: (source, progress, signal) =>
    layersModelFiles(source, { folder: '', encoding: float32 }, progress, signal),
};
