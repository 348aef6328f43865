import { create, toBinary } from '@bufbuild/protobuf';
import type { ModelMetadata } from '../../../domain/run/savedModel';
import { outputWidth } from '../../../domain/task';
import { INPUT, type Graph } from '../graph/graph';
import { DataType, node, valueInfo } from './nodes';
import { ModelProtoSchema } from './onnx_pb';
import { Operators } from './operators';
import { resizing } from './resize';
import { floatKernel, type WriteKernel } from './weights';

/** The newest that OpenCV, OpenVINO and onnxruntime of 2024 all read. */
const OPSET = 18n;
const IR_VERSION = 8n;

interface OnnxOptions {
  writeKernel?: WriteKernel;
  /** Takes one uint8 image of any size, [1, height, width, 3], and resizes it. */
  anySize?: boolean;
}

/**
 * The bytes of an ONNX file: raw RGB 0–255, float32 [batch, inputSize, inputSize, 3] →
 * `scores`, float32 [batch, 1 or classes]. Class names, threshold and input size are in its
 * metadata_props. Source: onnx/onnx.proto and the operators' definitions, opset 18.
 */
export function onnxModel(
  { inputSize, operations }: Graph,
  { name, classes, threshold, versions }: ModelMetadata,
  { writeKernel = floatKernel, anySize = false }: OnnxOptions = {},
): Uint8Array<ArrayBuffer> {
  const image = `${INPUT}_nchw`;
  const entry = anySize
    ? resizing(INPUT, inputSize, image)
    : { nodes: [node('Transpose', [INPUT], image, { perm: [0, 3, 1, 2] })], constants: [] };
  const operators = new Operators(image, writeKernel);
  for (const operation of operations) operators.write(operation);
  const last = operations.at(-1)!.name;
  const batch = anySize ? 1 : 'batch';
  const input = anySize
    ? valueInfo(INPUT, DataType.UINT8, [1, 'height', 'width', 3])
    : valueInfo(INPUT, DataType.FLOAT, [batch, inputSize, inputSize, 3]);
  const properties = {
    classes: JSON.stringify(classes),
    threshold: String(threshold),
    input_size: String(inputSize),
  };
  const model = create(ModelProtoSchema, {
    irVersion: IR_VERSION,
    producerName: 'Mask Studio',
    producerVersion: versions.studio,
    opsetImport: [{ domain: '', version: OPSET }],
    metadataProps: Object.entries(properties).map(([key, value]) => ({ key, value })),
    graph: {
      name,
      node: [...entry.nodes, ...operators.nodes, node('Identity', [last], 'scores')],
      initializer: [...entry.constants, ...operators.constants],
      input: [input],
      output: [valueInfo('scores', DataType.FLOAT, [batch, outputWidth(classes.length)])],
    },
  });
  return toBinary(ModelProtoSchema, model);
}
