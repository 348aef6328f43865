import type { ExportedFile } from '../protocol/exporting';
import { predictionsFiles, metadataFile, textFile } from './files';
import type { ExportSource } from './format';
import { joinWeights, weightSpecs, type WeightEncoding } from './weightData';

/** tfjs's own shard size: small enough for any server and cache. */
const SHARD_BYTES = 4 * 1024 * 1024;

interface LayersModelOptions {
  /** Where the files are, with a slash at the end; '' for the model's folder itself. */
  folder: string;
  encoding: WeightEncoding;
}

/**
 * A model in tfjs's layers format: `model.json` and its weight shards, `metadata.json`, and
 * `test-predictions.json` where the predictions are known.
 */
export async function* layersModelFiles(
  source: ExportSource,
  { folder, encoding }: LayersModelOptions,
  progress: (fraction: number) => void,
  signal: AbortSignal,
): AsyncGenerator<ExportedFile, void> {
  const { metadata } = source;
  const { topology, weights } = await source.network();
  signal.throwIfAborted();
  const bytes = joinWeights(weights, encoding);
  const count = Math.max(1, Math.ceil(bytes.length / SHARD_BYTES));
  const paths = Array.from({ length: count }, (_, i) => `group1-shard${i + 1}of${count}.bin`);
  const model = {
    format: 'layers-model',
    generatedBy: `TensorFlow.js tfjs-layers v${metadata.versions.tfjs}`,
    convertedBy: `Mask Studio ${metadata.versions.studio}`,
    modelTopology: topology,
    weightsManifest: [{ paths, weights: weightSpecs(weights, encoding) }],
  };
  yield textFile(`${folder}model.json`, JSON.stringify(model));
  for (const [i, path] of paths.entries()) {
    signal.throwIfAborted();
    yield { path: folder + path, bytes: bytes.slice(i * SHARD_BYTES, (i + 1) * SHARD_BYTES) };
    progress((i + 1) / count);
  }
  yield metadataFile(folder, metadata);
  yield* predictionsFiles(folder, source);
}
