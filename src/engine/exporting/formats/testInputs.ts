import { message, StudioError } from '../../../texts/message';
import type { ExportFormat } from '../format';

const HEADER_BYTES = 128;

/**
 * The beginning of an NPY file, version 1.0, of uint8 in C order. Source: numpy.lib.format.
 * The header is text, padded so that the data begin at a multiple of 64 bytes.
 */
function npyHeader(shape: number[]): Uint8Array {
  const text = `{'descr': '|u1', 'fortran_order': False, 'shape': (${shape.join(', ')}), }`;
  const length = HEADER_BYTES - 10;
  const header = new Uint8Array(HEADER_BYTES);
  header.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0, length & 0xff, length >> 8]);
  header.set(new TextEncoder().encode(`${text.padEnd(length - 1)}\n`), 10);
  return header;
}

/**
 * The test images as the model takes them: uint8 [n, size, size, 3] in the order of
 * test-predictions.json, so that another program's scores can be compared. Written only when
 * asked for by name, since no program opens it as a model or a dataset.
 */
export const testInputs: ExportFormat = {
  id: 'test-inputs',
  title: message('exporting.formats.testInputs.title'),
  extension: 'npy',
  opens: 'NumPy',
  onlyByName: true,
  needs: ['predictions', 'images'],
  byteLength: () => null,
  async *write({ metadata: { inputSize }, predictions, readPixels }, progress, signal) {
    if (!predictions || !readPixels)
      throw new StudioError(message('exporting.testImagesNotStored'));
    const count = predictions.length;
    const imageBytes = inputSize * inputSize * 3;
    const header = npyHeader([count, inputSize, inputSize, 3]);
    const bytes = new Uint8Array(header.length + count * imageBytes);
    bytes.set(header);
    for (const [i, { hash }] of predictions.entries()) {
      signal.throwIfAborted();
      bytes.set(await readPixels(hash), header.length + i * imageBytes);
      progress((i + 1) / count);
    }
    yield { path: 'test-inputs.npy', bytes };
  },
};
