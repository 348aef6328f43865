import type { ModelMetadata } from '../../../domain/run/savedModel';
import { concat } from '../bytes';
import { textFile } from '../files';
import { INPUT, type Graph } from '../graph/graph';
import { storedZip } from '../zip';
import type { Encoding } from './encoding';
import { LiteGraph } from './liteGraph';
import { describeOutput, LABELS, metadataBytes } from './metadata';
import { liteFile } from './model';
import { Operators } from './operators';

/**
 * The bytes of a `.tflite` file: `image`, raw RGB 0–255 [1, inputSize, inputSize, 3] → `scores`,
 * [1, 1 or classes]. The class names are in `labels.txt`, in a zip at its end, as TensorFlow
 * Lite Support reads them.
 */
export async function liteModel(
  { inputSize, operations }: Graph,
  metadata: ModelMetadata,
  encoding: Encoding,
): Promise<Uint8Array<ArrayBuffer>> {
  const graph = new LiteGraph(encoding);
  const shape = [1, inputSize, inputSize, 3];
  const input = graph.tensor({ name: INPUT, shape, ...encoding.activation(INPUT) });
  graph.give(INPUT, input);
  const operators = new Operators(graph, encoding);
  for (const operation of operations) operators.take(operation);
  const output = encoding.scores(graph, operations.at(-1)!);
  const file = liteFile({
    description: describeOutput(metadata),
    ...{ tensors: graph.tensors, operators: graph.operators, input, output },
    metadata: [{ name: 'TFLITE_METADATA', bytes: metadataBytes(metadata) }],
  });
  const labels = textFile(LABELS, `${metadata.classes.join('\n')}\n`);
  return concat(file, await storedZip([labels], file.length));
}
