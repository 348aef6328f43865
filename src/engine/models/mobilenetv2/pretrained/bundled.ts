import { INPUT_SCALINGS, type InputScaling } from '../../../../domain/models/inputScaling';
import type { NamedTensors } from '../../../../domain/tensors';
import { message, StudioError } from '../../../../texts/message';
import { foundIn, matchWeights } from './matchWeights';
import { readTfjsWeights } from './readTfjs';

/** Where scripts/prepare.ts writes the bundled set. */
const FOLDER = 'generated/mobilenetv2';
const CACHE = 'mobilenetv2-nsfwjs-4.4.0';

/** A backbone's weights and its input scaling. */
export interface PretrainedWeights {
  tensors: NamedTensors;
  scaling: InputScaling;
}

/** The bundled set was trained on x / 255. */
export const BUNDLED_SCALING: InputScaling = INPUT_SCALINGS['0 to 1'];

/**
 * The weights bundled with the studio: initialised from ImageNet, then fine-tuned on
 * another task by the authors of nsfwjs. Fetched once, then kept in the Cache API.
 * @throws an Error with a message for the user when they cannot be fetched.
 */
export async function bundledWeights(): Promise<PretrainedWeights> {
  const model = parsed(await fetchOnce('model.json'));
  const { tensors } = matchWeights(foundIn(await readTfjsWeights(model, fetchOnce)));
  return { tensors, scaling: BUNDLED_SCALING };
}

const notLoaded = (cause?: unknown) =>
  new StudioError(message('weights.bundledNotLoaded'), { cause });

/** A server without the file may answer with its start page. */
function parsed(json: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(json));
  } catch (error) {
    throw notLoaded(error);
  }
}

async function fetchOnce(path: string): Promise<ArrayBuffer> {
  // BASE_URL may be relative, and a worker's own address is inside assets/: start from the origin.
  const url = new URL(`${import.meta.env.BASE_URL}${FOLDER}/${path}`, location.origin).href;
  // Private windows may refuse the cache; then every load is a fetch.
  const cache = await caches.open(CACHE).catch(() => null);
  const kept = await cache?.match(url);
  if (kept) return await kept.arrayBuffer();
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) throw notLoaded();
  await cache?.put(url, response.clone()).catch(() => undefined);
  return await response.arrayBuffer();
}
