import type { ModelMetadata } from '../../../domain/run/savedModel';
import { plainForward } from '../../models/plainForward';
import type { ExportFormat } from '../format';
import { textFile } from '../files';
import { layersModelFiles } from '../layersModel';
import { loadModel } from '../loadModel';
import type { WeightEncoding } from '../weightData';
import { readme } from '../readme';
import { layersModelUsage } from './tfjs';

const FOLDER = 'tfjs-float16/';

/** The first bits that mean infinity: every finite half-precision number is below. */
const INFINITY_BITS = 0x7c00;

/**
 * The bits of the half-precision number nearest to a single-precision one, given by its
 * bits; of two equally near, the even one. `INFINITY_BITS` or more for what is too large.
 */
function halfBits(single: number): number {
  const sign = (single >>> 16) & 0x8000;
  const mantissa = single & 0x7fffff;
  // The exponent as half precision counts it: its bias is 15, that of single precision 127.
  const exponent = ((single >>> 23) & 0xff) - 127 + 15;
  if (exponent > 30) return sign | INFINITY_BITS;
  const subnormal = exponent <= 0;
  // Half precision keeps 10 of the 23 bits of the mantissa, and fewer of a subnormal number.
  const shift = subnormal ? 14 - exponent : 13;
  if (shift > 24) return sign;
  const digits = subnormal ? 0x800000 | mantissa : (exponent << 23) | mantissa;
  const kept = digits >>> shift;
  const rest = digits & ((1 << shift) - 1);
  const half = 1 << (shift - 1);
  const up = rest > half || (rest === half && (kept & 1) === 1);
  return sign | (kept + (up ? 1 : 0));
}

/** The number that half-precision bits stand for. */
function singleOf(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const digits = bits & 1023;
  const magnitude = exponent === 0 ? digits * 2 ** -24 : (1024 + digits) * 2 ** (exponent - 25);
  return bits & 0x8000 ? -magnitude : magnitude;
}

const float16: WeightEncoding = {
  bytesPerValue: 2,
  quantization: { dtype: 'float16' },
  encode(values, name) {
    const singles = new Uint32Array(values.buffer, values.byteOffset, values.length);
    const halves = Uint16Array.from(singles, halfBits);
    if (halves.some((bits) => (bits & 0x7fff) >= INFINITY_BITS)) {
      throw new Error(
        `The weights ${name} hold values beyond ±65,504, the most that float16 can hold. ` +
          'Export the model as plain TensorFlow.js.',
      );
    }
    return new Uint8Array(halves.buffer);
  },
};

/** The numbers that are left of `values` at half precision. */
function rounded(values: Float32Array, name: string): Float32Array {
  const bytes = float16.encode(values, name);
  return Float32Array.from(new Uint16Array(bytes.buffer), singleOf);
}

/** A TensorFlow.js layers model with its weights at half precision, which TensorFlow.js decodes to float32. */
export const tfjsFloat16: ExportFormat = {
  id: 'tfjs-float16',
  title: 'TensorFlow.js, float16 weights',
  extension: 'json',
  opens: 'TensorFlow.js and this studio; half the size, scores differ a little',
  verified: 'TensorFlow.js 4.22 and this studio read it back.',
  needs: [],
  async approximate({ topology, weights }) {
    const halves = new Map(
      Array.from(weights, ([name, { shape, values }]) => [
        name,
        { shape, values: rounded(values, name) },
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
