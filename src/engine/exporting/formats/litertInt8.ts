import { message, StudioError } from '../../../texts/message';
import type { Calibration, ExportFormat, ExportSource, Network } from '../format';
import { inferenceGraph } from '../graph/inferenceGraph';
import { calibrate } from '../litert/calibrate';
import { int8 } from '../litert/int8Encoding';
import { integerForward } from '../litert/integer/integerForward';
import { liteModel } from '../litert/liteModel';
import { quantizeGraph, type QuantizedGraph } from '../litert/quantize';
import { liteInPage, liteInPython } from './litert';

/** Throws an Error with a message for the user when there are no images to calibrate on. */
async function quantized(network: Network, calibration?: Calibration): Promise<QuantizedGraph> {
  if (!calibration?.images.length) {
    throw new StudioError(message('exporting.noCalibrationImages'));
  }
  const graph = inferenceGraph(network);
  return quantizeGraph(graph, await calibrate(graph, calibration));
}

/** The graph that the files of `source` hold. */
export const quantizedOf = async (
  { network, calibration }: ExportSource,
  progress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<QuantizedGraph> =>
  await quantized(await network(), { images: calibration ?? [], progress, signal });

/** A TensorFlow Lite file that computes in integers: uint8 pixels in, uint8 scores out. */
export const litertInt8: ExportFormat = {
  id: 'litert-int8',
  title: 'LiteRT, int8',
  extension: 'tflite',
  opens: message('exporting.formats.litertInt8.opens'),
  verified: message('exporting.formats.litertInt8.verified'),
  needs: ['calibration'],
  byteLength: (parameters) => parameters,
  usage: (metadata) => [
    liteInPython('model.int8.tflite', metadata, true),
    liteInPage('model.int8.tflite', metadata, true),
  ],
  approximate: async (network, calibration) =>
    integerForward(await quantized(network, calibration)),
  async *write(source, progress, signal) {
    const graph = await quantizedOf(source, progress, signal);
    const bytes = await liteModel(graph, source.metadata, int8(graph));
    yield { path: 'model.int8.tflite', bytes };
  },
};
