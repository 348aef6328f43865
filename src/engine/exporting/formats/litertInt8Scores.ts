import { message } from '../../../texts/message';
import { jsonFile } from '../files';
import type { ExportFormat } from '../format';
import { outputsOfTest } from '../checkFormat';
import { integerForward } from '../litert/integer/integerForward';
import { quantizedOf } from './litertInt8';

/**
 * What the studio's own integers give for the test images with model.int8.tflite, to be compared
 * with what LiteRT gives. Written only when asked for by name.
 */
export const litertInt8Scores: ExportFormat = {
  id: 'litert-int8-scores',
  title: message('exporting.formats.litertInt8Scores.title'),
  extension: 'json',
  opens: 'scripts/verify/litert.py',
  onlyByName: true,
  needs: ['calibration', 'predictions', 'images'],
  byteLength: () => null,
  async *write(source, progress, signal) {
    const graph = await quantizedOf(source, () => undefined, signal);
    const forward = integerForward(graph);
    try {
      const scores = await outputsOfTest(forward, source, progress, signal);
      yield jsonFile('test-predictions.int8.json', { scores });
    } finally {
      forward.dispose();
    }
  },
};
