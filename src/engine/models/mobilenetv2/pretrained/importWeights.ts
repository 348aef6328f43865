import { message, StudioError } from '../../../../texts/message';
import { foundIn, matchWeights, type MatchedWeights } from './matchWeights';
import { readHdf5Weights } from './readHdf5';
import { readTfjsWeights } from './readTfjs';

/**
 * A MobileNetV2 weight set from the user's files: one Keras `.h5`, or a
 * `model.json` with its weight files, checked tensor by tensor.
 * @throws an Error with a message for the user that names what is missing or wrong.
 */
export async function importWeights(files: File[]): Promise<MatchedWeights> {
  const hdf5 = files.find((file) => /\.(h5|hdf5|keras)$/i.test(file.name));
  if (hdf5?.name.toLowerCase().endsWith('.keras')) {
    throw new StudioError(message('weights.keras3'));
  }
  if (hdf5) return matchWeights(await readHdf5Weights(await hdf5.arrayBuffer(), hdf5.name));

  const json = files.find((file) => file.name.toLowerCase().endsWith('.json'));
  if (!json) {
    throw new StudioError(message('weights.chooseFiles'));
  }
  const model = await parseJson(json);
  const shards = new Map(files.map((file) => [file.name, file]));
  const tensors = await readTfjsWeights(model, async (path) => {
    const shard = shards.get(path.split('/').at(-1)!);
    if (!shard) {
      throw new StudioError(message('weights.fileNotGiven', { path }));
    }
    return await shard.arrayBuffer();
  });
  return matchWeights(foundIn(tensors));
}

async function parseJson(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text());
  } catch {
    throw new StudioError(message('weights.notJson', { name: file.name }));
  }
}
