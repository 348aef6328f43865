import type { ModelMetadata } from '../../../domain/run/savedModel';
import { isBinary } from '../../../domain/task';
import type { ExportedFile, UsageExample } from '../../protocol/exporting';
import { message } from '../../../texts/message';
import { programWith, type ExportFormat, type ExportSource } from '../format';
import { inferenceGraph } from '../graph/inferenceGraph';
import { onnxModel } from '../onnx/onnxModel';

/** What the one array of scores means, as a comment in Python. */
export const meaningOf = ({ classes, threshold }: ModelMetadata): string =>
  isBinary(classes.length)
    ? `# the probability of ${JSON.stringify(classes[1])}; from ${threshold} on, that is the class`
    : `# one probability per class: ${JSON.stringify(classes)}`;

/** Python that reads an image and runs `file` on it; the image stays float32 NHWC, 0–255. */
export const onnxInPython = (file: string, metadata: ModelMetadata): UsageExample => ({
  title: programWith('Python', 'onnxruntime', 'numpy', 'pillow'),
  language: 'python',
  code: `import numpy as np, onnxruntime
from PIL import Image, ImageOps

session = onnxruntime.InferenceSession("${file}")
image = ImageOps.exif_transpose(Image.open("photo.jpg")).convert("RGB")
image = image.resize((${metadata.inputSize}, ${metadata.inputSize}), Image.BILINEAR)
scores = session.run(None, {"image": np.float32(image)[None]})[0]
${meaningOf(metadata)}`,
});

/** JavaScript that runs `file` on an image of the input size. */
export const onnxInPage = (file: string, metadata: ModelMetadata): UsageExample => ({
  title: programWith('JavaScript', 'onnxruntime-web'),
  language: 'js',
  code: `import * as ort from 'onnxruntime-web';

const session = await ort.InferenceSession.create('${file}');
// rgb: Float32Array of ${metadata.inputSize} × ${metadata.inputSize} × 3 values, 0–255
const image = new ort.Tensor('float32', rgb, [1, ${metadata.inputSize}, ${metadata.inputSize}, 3]);
const { scores } = await session.run({ image });`,
});

/** model.onnx. Throws `signal`'s reason when it is aborted. */
export async function onnxFile(
  { network, metadata }: ExportSource,
  signal: AbortSignal,
): Promise<ExportedFile> {
  const graph = inferenceGraph(await network());
  signal.throwIfAborted();
  return { path: 'model.onnx', bytes: onnxModel(graph, metadata) };
}

/** An ONNX file of float32 weights that takes images of the model's input size. */
export const onnx: ExportFormat = {
  id: 'onnx',
  title: 'ONNX',
  extension: 'onnx',
  opens: message('exporting.formats.onnx.opens'),
  verified: message('exporting.formats.onnx.verified'),
  needs: [],
  byteLength: (parameters) => parameters * 4,
  usage: (metadata) => [onnxInPython('model.onnx', metadata), onnxInPage('model.onnx', metadata)],
  async *write(source, _, signal) {
    yield await onnxFile(source, signal);
  },
};
