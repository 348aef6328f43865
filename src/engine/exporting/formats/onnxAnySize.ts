import type { ExportFormat } from '../format';
import { inferenceGraph } from '../graph/inferenceGraph';
import { onnxModel } from '../onnx/onnxModel';
import { meaningOf } from './onnx';

/** An ONNX file that takes one image of any size as bytes, and resizes it as the studio does. */
export const onnxAnySize: ExportFormat = {
  id: 'onnx-any-size',
  title: 'ONNX for images of any size',
  extension: 'onnx',
  opens: 'onnxruntime, OpenCV and OpenVINO; it resizes as the studio does',
  verified:
    'onnxruntime 1.32, OpenCV 5.0 and OpenVINO 2026.4 give the same scores of photographs to 0.02.',
  needs: [],
  byteLength: (parameters) => parameters * 4,
  usage: (metadata) => [
    {
      title: 'Python, with onnxruntime, numpy and pillow',
      language: 'python',
      code: `import numpy as np, onnxruntime
from PIL import Image, ImageOps

session = onnxruntime.InferenceSession("model.any-size.onnx")
image = ImageOps.exif_transpose(Image.open("photo.jpg")).convert("RGB")
scores = session.run(None, {"image": np.uint8(image)[None]})[0]
${meaningOf(metadata)}`,
    },
  ],
  async *write({ network, metadata }, _, signal) {
    const graph = inferenceGraph(await network());
    signal.throwIfAborted();
    yield { path: 'model.any-size.onnx', bytes: onnxModel(graph, metadata, { anySize: true }) };
  },
};
