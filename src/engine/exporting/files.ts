import type { ModelMetadata } from '../../domain/run/savedModel';
import type { NamedTensors } from '../../domain/tensors';
import type { Prediction } from '../../domain/run/run';
import type { ExportedFile } from '../protocol';
import { readme } from './readme';

/** tfjs's own shard size: small enough for any server and cache. */
const SHARD_BYTES = 4 * 1024 * 1024;

/** A model on its way out: all that its files are made from. */
export interface ExportedModel {
  /** As `LayersModel.toJSON` gives it. */
  topology: unknown;
  weights: NamedTensors;
  metadata: ModelMetadata;
  /** Its verdicts on the test images, where they are still known. */
  predictions: Prediction[] | null;
}

const text = (path: string, content: string): ExportedFile => ({
  path,
  bytes: new TextEncoder().encode(content),
});

const json = (path: string, value: unknown): ExportedFile =>
  text(path, `${JSON.stringify(value, null, 2)}\n`);

/** All weights one after another, little-endian float32, as the manifest lists them. */
export function joinWeights(weights: NamedTensors): Uint8Array<ArrayBuffer> {
  const length = [...weights.values()].reduce((sum, { values }) => sum + values.byteLength, 0);
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const { values } of weights.values()) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), offset);
    offset += values.byteLength;
  }
  return bytes;
}

/** The manifest's description of each weight, in order. */
export const weightSpecs = (weights: NamedTensors) =>
  Array.from(weights, ([name, { shape }]) => ({ name, shape, dtype: 'float32' as const }));

function shards(weights: NamedTensors): ExportedFile[] {
  const bytes = joinWeights(weights);
  const count = Math.max(1, Math.ceil(bytes.length / SHARD_BYTES));
  return Array.from({ length: count }, (_, i) => ({
    path: `group1-shard${i + 1}of${count}.bin`,
    bytes: bytes.slice(i * SHARD_BYTES, (i + 1) * SHARD_BYTES),
  }));
}

/**
 * The files of a model that leaves: `model.json` and its weight shards in tfjs's layers
 * format, `metadata.json`, `README.md`, and `test-predictions.json`, with which anybody
 * can check that they load it right.
 */
export function exportFiles({
  topology,
  weights,
  metadata,
  predictions,
}: ExportedModel): ExportedFile[] {
  const binaries = shards(weights);
  const model = {
    format: 'layers-model',
    generatedBy: `TensorFlow.js tfjs-layers v${metadata.versions.tfjs}`,
    convertedBy: `Mask Studio ${metadata.versions.studio}`,
    modelTopology: topology,
    weightsManifest: [{ paths: binaries.map(({ path }) => path), weights: weightSpecs(weights) }],
  };
  return [
    text('model.json', JSON.stringify(model)),
    ...binaries,
    json('metadata.json', metadata),
    text('README.md', readme(metadata)),
    ...(predictions
      ? [json('test-predictions.json', { classes: metadata.classes, predictions })]
      : []),
  ];
}
