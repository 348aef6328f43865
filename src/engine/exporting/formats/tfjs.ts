import type { ExportFormat } from '../format';
import { layersModelFiles } from '../layersModel';
import { float32 } from '../weightData';

/** A TensorFlow.js layers model. */
export const tfjs: ExportFormat = {
  id: 'tfjs',
  title: 'TensorFlow.js',
  extension: 'json',
  opens: 'TensorFlow.js in a page or in Node, and this studio',
  needs: [],
  byteLength: (parameters) => parameters * float32.bytesPerValue,
  write: (source, progress, signal) =>
    layersModelFiles(source, { folder: '', encoding: float32 }, progress, signal),
};
