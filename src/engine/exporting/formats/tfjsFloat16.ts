import type { ModelMetadata } from '../../../domain/run/savedModel';
import { plainForward } from '../../models/plainForward';
import { message } from '../../../texts/message';
import { textFile } from '../files';
import { halvesOf, roundedToHalf } from '../float16';
import type { ExportFormat } from '../format';
import { layersModelFiles } from '../layersModel';
import { loadModel } from '../loadModel';
import type { WeightEncoding } from '../weightData';
import { readme } from '../readme';
import { layersModelUsage } from './tfjs';

const FOLDER = 'tfjs-float16/';

/** What a model with weights that float16 cannot hold is exported as. */
const INSTEAD = message('exporting.formats.tfjsFloat16.instead');

const float16: WeightEncoding = {
  bytesPerValue: 2,
  quantization: { dtype: 'float16' },
  encode: (values, name) => new Uint8Array(halvesOf(values, name, INSTEAD).buffer),
};

/** A TensorFlow.js layers model with its weights at half precision, which TensorFlow.js decodes to float32. */
export const tfjsFloat16: ExportFormat = {
  id: 'tfjs-float16',
  title: message('exporting.formats.tfjsFloat16.title'),
  extension: 'json',
  opens: message('exporting.formats.tfjsFloat16.opens'),
  verified: message('exporting.formats.tfjsFloat16.verified'),
  needs: [],
  async approximate({ topology, weights }) {
    const halves = new Map(
      Array.from(weights, ([name, { shape, values }]) => [
        name,
        { shape, values: roundedToHalf(values, name, INSTEAD) },
      ]),
    );
    const model = await loadModel({ topology, weights: halves });
    return { ...plainForward(model), dispose: () => model.dispose() };
  },
  usage: (metadata) => layersModelUsage(FOLDER, metadata),
  byteLength: (parameters) => parameters * float16.bytesPerValue,
  async *write(source, progress, signal) {
    yield* layersModelFiles(source, { folder: FOLDER, encoding: float16 }, progress, signal);
    // The folder is a model by itself, so that it can be sent without the files above it.
    const itself = {
      ...tfjsFloat16,
      usage: (metadata: ModelMetadata) => layersModelUsage('./', metadata),
    };
    yield textFile(`${FOLDER}README.md`, readme(source.metadata, [itself]));
  },
};
