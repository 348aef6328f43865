import type { ModelMetadata } from '../../../domain/run/savedModel';
import type { UsageExample } from '../../protocol/exporting';
import { message } from '../../../texts/message';
import { programWith, type ExportFormat } from '../format';
import { inferenceGraph } from '../graph/inferenceGraph';
import { float32 } from '../litert/encoding';
import { liteModel } from '../litert/liteModel';
import { meaningOf } from './onnx';

/** Python that reads an image and runs `file` on it; `bytes`: a file of uint8 input and output. */
export const liteInPython = (
  file: string,
  metadata: ModelMetadata,
  bytes = false,
): UsageExample => ({
  title: programWith('Python', 'ai-edge-litert', 'numpy', 'pillow'),
  language: 'python',
  code: `import numpy as np
from ai_edge_litert.interpreter import Interpreter
from PIL import Image, ImageOps

run = Interpreter("${file}").get_signature_runner()
image = ImageOps.exif_transpose(Image.open("photo.jpg")).convert("RGB")
image = image.resize((${metadata.inputSize}, ${metadata.inputSize}), Image.BILINEAR)
scores = run(image=np.${bytes ? 'uint8' : 'float32'}(image)[None])["scores"]${bytes ? ' / 256' : ''}
${meaningOf(metadata)}`,
});

/** JavaScript that runs `file` on an image of the input size. */
export const liteInPage = (
  file: string,
  { inputSize: size }: ModelMetadata,
  bytes = false,
): UsageExample => ({
  title: programWith('JavaScript', '@litertjs/core'),
  language: 'js',
  code: `import { loadAndCompile, loadLiteRt, Tensor } from '@litertjs/core';

await loadLiteRt('/wasm/'); // the files of node_modules/@litertjs/core/wasm, served by you
const model = await loadAndCompile('${file}', { accelerator: 'wasm' });
// rgb: ${bytes ? 'Uint8Array' : 'Float32Array'} of ${size} × ${size} × 3 values, 0–255
const image = new Tensor(rgb, [1, ${size}, ${size}, 3]);
const { scores } = await model.run({ image });
const values = ${bytes ? 'Array.from(await scores.data(), (value) => value / 256)' : 'await scores.data()'};
image.delete();
scores.delete();`,
});

/** A TensorFlow Lite file of float32 weights, which takes one image at a time. */
export const litert: ExportFormat = {
  id: 'litert',
  title: 'LiteRT (TensorFlow Lite)',
  extension: 'tflite',
  opens: message('exporting.formats.litert.opens'),
  verified: message('exporting.formats.litert.verified'),
  needs: [],
  byteLength: (parameters) => parameters * 4,
  usage: (metadata) => [
    liteInPython('model.tflite', metadata),
    liteInPage('model.tflite', metadata),
  ],
  async *write({ network, metadata }, _, signal) {
    const graph = inferenceGraph(await network());
    signal.throwIfAborted();
    yield { path: 'model.tflite', bytes: await liteModel(graph, metadata, float32) };
  },
};
