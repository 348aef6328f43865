import { message } from '../../../texts/message';
import { programWith, type ExportFormat } from '../format';
import { inferenceGraph } from '../graph/inferenceGraph';
import { onnxModel } from '../onnx/onnxModel';
import { meaningOf } from './onnx';

/** An ONNX file that takes one image of any size as bytes, and resizes it as the studio does. */
export const onnxAnySize: ExportFormat = {
  id: 'onnx-any-size',
  title: message('exporting.formats.onnxAnySize.title'),
  extension: 'onnx',
  opens: message('exporting.formats.onnxAnySize.opens'),
  verified: message('exporting.formats.onnxAnySize.verified'),
  needs: [],
  byteLength: (parameters) => parameters * 4,
  usage: (metadata) => [
    {
      title: programWith('Python', 'onnxruntime', 'numpy', 'pillow'),
      language: 'python',
      code: `import numpy as np, onnxruntime
from PIL import Image, ImageOps

session = onnxruntime.InferenceSession("model.any-size.onnx")
image = ImageOps.exif_transpose(Image.open("photo.jpg")).convert("RGB")
scores = session.run(None, {"image": np.uint8(image)[None]})[0]
${meaningOf(metadata)}`,
    },
    {
      title: programWith('JavaScript', 'onnxruntime-web'),
      language: 'js',
      code: `import * as ort from 'onnxruntime-web';

const session = await ort.InferenceSession.create('model.any-size.onnx');
// file: a File or Blob of an image; transparent parts become white
const bitmap = await createImageBitmap(file);
const { width, height } = bitmap;
const context = new OffscreenCanvas(width, height).getContext('2d');
context.fillStyle = '#fff';
context.fillRect(0, 0, width, height);
context.drawImage(bitmap, 0, 0);
const rgba = context.getImageData(0, 0, width, height).data;
const rgb = Uint8Array.from(rgba.filter((_, i) => i % 4 !== 3));
const image = new ort.Tensor('uint8', rgb, [1, height, width, 3]);
const { scores } = await session.run({ image });`,
    },
  ],
  async *write({ network, metadata }, _, signal) {
    const graph = inferenceGraph(await network());
    signal.throwIfAborted();
    yield { path: 'model.any-size.onnx', bytes: onnxModel(graph, metadata, { anySize: true }) };
  },
};
