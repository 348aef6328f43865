import { message } from '../../../texts/message';
import { roundedToHalf } from '../float16';
import type { ExportFormat } from '../format';
import type { Graph } from '../graph/graph';
import { graphForward } from '../graph/graphForward';
import { inferenceGraph } from '../graph/inferenceGraph';
import { float16, INSTEAD } from '../litert/encoding';
import { liteModel } from '../litert/liteModel';
import { liteInPage, liteInPython } from './litert';

/** The graph with the weights that are left of its own at half precision. */
const rounded = ({ inputSize, operations }: Graph): Graph => ({
  inputSize,
  operations: operations.map((operation) =>
    'kernel' in operation
      ? { ...operation, kernel: roundedToHalf(operation.kernel, operation.name, INSTEAD) }
      : operation,
  ),
});

/** A TensorFlow Lite file of float16 weights, which are turned into float32 when it is opened. */
export const litertFloat16: ExportFormat = {
  id: 'litert-float16',
  title: message('exporting.formats.litertFloat16.title'),
  extension: 'tflite',
  opens: message('exporting.formats.litertFloat16.opens'),
  verified: message('exporting.formats.litertFloat16.verified'),
  needs: [],
  byteLength: (parameters) => parameters * 2,
  usage: (metadata) => [
    liteInPython('model.float16.tflite', metadata),
    liteInPage('model.float16.tflite', metadata),
  ],
  approximate: async (network) => graphForward(rounded(inferenceGraph(network))),
  async *write({ network, metadata }, _, signal) {
    const graph = inferenceGraph(await network());
    signal.throwIfAborted();
    yield { path: 'model.float16.tflite', bytes: await liteModel(graph, metadata, float16) };
  },
};
