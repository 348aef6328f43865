import { message } from '../../../texts/message';
import type { ExportFormat } from '../format';
import type { Graph, Operation } from '../graph/graph';
import { graphForward } from '../graph/graphForward';
import { inferenceGraph } from '../graph/inferenceGraph';
import { onnxModel } from '../onnx/onnxModel';
import { int8Kernel, quantize } from '../onnx/weights';
import { onnxInPage, onnxInPython } from './onnx';

/** The operation with the weights that are left of its own in eight bits. */
function rounded(operation: Operation): Operation {
  if (!('kernel' in operation)) return operation;
  const { kernel, kernelShape } = operation;
  // The output channels are the last axis of every kernel in a graph.
  const { integers, scales, channelOf } = quantize(kernel, kernelShape, kernelShape.length - 1);
  const values = Float32Array.from(integers, (integer, i) => integer * scales[channelOf(i)]!);
  return { ...operation, kernel: values };
}

const roundedGraph = ({ inputSize, operations }: Graph): Graph => ({
  inputSize,
  operations: operations.map(rounded),
});

/** An ONNX file with weights of one byte each, a scale per channel; it computes in float32. */
export const onnxInt8: ExportFormat = {
  id: 'onnx-int8',
  title: message('exporting.formats.onnxInt8.title'),
  extension: 'onnx',
  opens: message('exporting.formats.onnxInt8.opens'),
  verified: message('exporting.formats.onnxInt8.verified'),
  needs: [],
  byteLength: (parameters) => parameters,
  usage: (metadata) => [
    onnxInPython('model.int8.onnx', metadata),
    onnxInPage('model.int8.onnx', metadata),
  ],
  approximate: async (network) => graphForward(roundedGraph(inferenceGraph(network))),
  async *write({ network, metadata }, _, signal) {
    const graph = inferenceGraph(await network());
    signal.throwIfAborted();
    yield {
      path: 'model.int8.onnx',
      bytes: onnxModel(graph, metadata, { writeKernel: int8Kernel }),
    };
  },
};
