import type { ModelMetadata } from '../../../domain/run/savedModel';
import type { UsageExample } from '../../protocol/exporting';
import { message } from '../../../texts/message';
import type { ExportFormat } from '../format';
import { kerasFile } from '../keras/kerasFile';
import { meaningOf } from './onnx';

/** Keras allows no other characters in the name of a model. */
export const kerasName = ({ family }: ModelMetadata): string => family.replace(/-/g, '_');

/** Python that loads `file` with Keras and runs it on an image. */
export const kerasUsage = (file: string, metadata: ModelMetadata): UsageExample => ({
  title: message('exporting.formats.usage.keras'),
  language: 'python',
  code: `import keras, numpy as np
from PIL import Image, ImageOps

model = keras.models.load_model("${file}", compile=False)
image = ImageOps.exif_transpose(Image.open("photo.jpg")).convert("RGB")
image = image.resize((${metadata.inputSize}, ${metadata.inputSize}), Image.BILINEAR)
scores = model.predict(np.float32(image)[None])
${meaningOf(metadata)}`,
});

/** The zip that Keras 3 saves a model as. */
export const keras: ExportFormat = {
  id: 'keras',
  title: 'Keras 3 (.keras)',
  extension: 'keras',
  opens: message('exporting.formats.keras.opens'),
  verified: message('exporting.formats.keras.verified'),
  needs: [],
  byteLength: (parameters) => parameters * 4,
  usage: (metadata) => [kerasUsage('model.keras', metadata)],
  async *write({ network, metadata }, _, signal) {
    const of = await network();
    signal.throwIfAborted();
    const bytes = await kerasFile(of, kerasName(metadata), metadata.createdAt);
    yield { path: 'model.keras', bytes };
  },
};
