import { INPUT_SCALINGS, type InputScaling } from '../../../../domain/models/inputScaling';
import type { NamedTensors } from '../../../../domain/tensors';
import { message, StudioError } from '../../../../texts/message';
import { lastingUrl } from '../../../publicUrl';
import { foundIn, matchWeights } from './matchWeights';
import { readTfjsWeights } from './readTfjs';

/** Where scripts/prepare.ts writes the bundled set. */
const FOLDER = 'generated/mobilenetv2';

/** A backbone's weights and its input scaling. */
export interface PretrainedWeights {
  tensors: NamedTensors;
  scaling: InputScaling;
}

/** The bundled set was trained on x / 255. */
export const BUNDLED_SCALING: InputScaling = INPUT_SCALINGS['0 to 1'];

/**
 * The weights bundled with the studio: initialised from ImageNet, then fine-tuned on
 * another task by the authors of nsfwjs. The browser keeps them once they were fetched.
 * @throws an Error with a message for the user when they cannot be fetched.
 */
export async function bundledWeights(): Promise<PretrainedWeights> {
  const model = parsed(await fetchFile('model.json'));
  const { tensors } = matchWeights(foundIn(await readTfjsWeights(model, fetchFile)));
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

async function fetchFile(path: string): Promise<ArrayBuffer> {
  const response = await fetch(lastingUrl(`${FOLDER}/${path}`)).catch(() => null);
  if (!response?.ok) throw notLoaded();
  return await response.arrayBuffer();
}
