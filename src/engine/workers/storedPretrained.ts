/** The pretrained weight sets, bundled or stored, for the training and inference workers. */
import { addPretrained, getPretrained } from '../../storage/pretrained';
import { byteLengthOf, readTensors } from '../../storage/tensors';
import type { InputScaling, PretrainedRecord } from '../../domain/models/inputScaling';
import type { ModelRecipe } from '../../domain/models/registry';
import { newId } from '../../domain/newId';
import {
  BUNDLED_SCALING,
  bundledWeights,
  type PretrainedWeights,
} from '../models/mobilenetv2/pretrained/bundled';
import { importWeights } from '../models/mobilenetv2/pretrained/importWeights';
import { familyOf } from '../models/registry';
import { TrainingError } from '../training/failure';
import { errorText, message, StudioError } from '../../texts/message';

async function stored(id: string): Promise<PretrainedRecord> {
  const record = await getPretrained(id);
  if (record) return record;
  throw new TrainingError({
    code: 'weights',
    message: message('training.failure.weightsGone'),
  });
}

/** Read once: the worker trains many runs. */
let bundled: Promise<PretrainedWeights> | null = null;

/** Weights by the recipe's name for them. Throws a TrainingError with a message for the user. */
export async function storedPretrained(weights: string): Promise<PretrainedWeights> {
  if (weights !== 'bundled') {
    const { inputScaling } = await stored(weights);
    return { tensors: await readTensors(weights), scaling: inputScaling };
  }
  try {
    return await (bundled ??= bundledWeights());
  } catch (error) {
    bundled = null;
    throw new TrainingError({ code: 'weights', message: errorText(error) });
  }
}

/**
 * How a recipe's model scales its input; the CNN has its own scaling.
 * Throws an Error with a message for the user when the weights it names are not stored, or have another alpha.
 */
export async function storedScaling(model: ModelRecipe): Promise<InputScaling | undefined> {
  const { pretrained } = familyOf(model.kind);
  if (!pretrained) return undefined;
  const wanted = pretrained.wanted(model);
  const { alpha, inputScaling } =
    wanted.weights === 'bundled'
      ? { alpha: 1, inputScaling: BUNDLED_SCALING }
      : await stored(wanted.weights);
  if (alpha === wanted.alpha) return inputScaling;
  throw new StudioError(message('training.alpha', { alpha, wanted: wanted.alpha }));
}

/** Whether the pretrained weights that a recipe names are stored; true for a model without them. */
export async function hasPretrained(model: ModelRecipe): Promise<boolean> {
  const { pretrained } = familyOf(model.kind);
  if (!pretrained) return true;
  const { weights } = pretrained.wanted(model);
  return weights === 'bundled' || (await getPretrained(weights)) !== undefined;
}

/** `importPretrained` of the inference worker: check the files, store the set. Throws an Error with a message for the user. */
export async function importPretrained(
  files: File[],
  name: string,
  inputScaling: InputScaling,
): Promise<PretrainedRecord> {
  const { alpha, tensors } = await importWeights(files);
  const record: PretrainedRecord = {
    id: newId(),
    name,
    addedAt: Date.now(),
    alpha,
    inputScaling,
    byteLength: byteLengthOf(tensors),
  };
  await addPretrained(record, tensors);
  return record;
}
