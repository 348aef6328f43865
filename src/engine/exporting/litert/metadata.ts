import { Builder } from 'flatbuffers';
import type { ModelMetadata } from '../../../domain/run/savedModel';
import { isBinary } from '../../../domain/task';
import { at, byte, int, offsets, table } from './tables';

export const LABELS = 'labels.txt';

// The numbers of the schema that are used here.
const IMAGE_PROPERTIES = 2;
const RGB = 1;
const TENSOR_AXIS_LABELS = 2;
const TENSOR_VALUE_LABELS = 3;

/** What the file says of its output. */
export function describeOutput({ classes, threshold }: ModelMetadata): string {
  if (!isBinary(classes.length)) return 'One probability a class, in the order of labels.txt.';
  return `The probability of "${classes[1]}": from ${threshold} on, that is the answer, else "${classes[0]}".`;
}

/**
 * The metadata of a model in the schema of TensorFlow Lite Support, for the metadata buffer
 * `TFLITE_METADATA`. Source: tensorflow_lite_support/metadata/metadata_schema.fbs, version 1.1.0.
 */
export function metadataBytes(metadata: ModelMetadata): Uint8Array {
  const { name, classes, inputSize: size, versions } = metadata;
  const builder = new Builder(4096);
  const text = (value: string) => at(builder.createString(value));

  const side = table(builder, [int(size), int(size)]);
  const image = table(builder, [byte(RGB), at(side)]);
  const content = table(builder, [byte(IMAGE_PROPERTIES), at(image)]);
  const input = table(builder, [
    text('image'),
    text('An image of the input size, raw RGB 0–255; the model scales by itself.'),
    null,
    at(content),
  ]);
  const kind = isBinary(classes.length) ? TENSOR_VALUE_LABELS : TENSOR_AXIS_LABELS;
  const labels = table(builder, [text(LABELS), text('The classes.'), byte(kind)]);
  const output = table(builder, [
    ...[text('scores'), text(describeOutput(metadata))],
    ...[null, null, null, null],
    at(offsets(builder, [labels])),
  ]);
  const graph = table(builder, [
    null,
    null,
    at(offsets(builder, [input])),
    at(offsets(builder, [output])),
  ]);
  builder.finish(
    table(builder, [
      ...[text(name), text(describeOutput(metadata)), text(versions.studio)],
      at(offsets(builder, [graph])),
      text('Mask Studio'),
      null,
      null,
      text('1.0.0'),
    ]),
    'M001',
  );
  return builder.asUint8Array();
}
