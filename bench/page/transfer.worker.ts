/** Pixels → trained head with the studio's own transfer code, as its training worker runs it. */
import { expose } from 'comlink';
import type { Snapshot, SnapshotItem } from '../../src/domain/dataset/dataset';
import { deriveSeed, shuffledIndices } from '../../src/domain/random';
import { defaultMobileNet, type MobileNetRecipe } from '../../src/domain/models/mobilenetv2';
import { defaultRecipe, type Recipe } from '../../src/domain/recipe/recipe';
import { noAugmentation } from '../../src/domain/recipe/augmentation';
import { accuracy, confusionMatrix } from '../../src/domain/evaluation/metrics';
import { activateBackend } from '../../src/engine/backend/choose';
import { drawsOf } from '../../src/engine/augment/draws';
import { evaluateModel } from '../../src/engine/evaluation/predictions';
import { buildModel } from '../../src/engine/models/registry';
import { loadPretrained } from '../../src/engine/models/mobilenetv2/build';
import { recipePlan } from '../../src/domain/models/mobilenetv2';
import { bundledWeights } from '../../src/engine/models/mobilenetv2/pretrained/bundled';
import { trainTransfer } from '../../src/engine/models/mobilenetv2/stages';
import { fetchImages, HEAD, type TransferSetting } from './side';
import type { TransferSide } from './transfer';
import { english } from '../../src/texts/message';

const CLASSES = ['with_mask', 'without_mask'];

/** The rival's network and training: the whole backbone, pooled, a dense layer and no dropout. */
const network: MobileNetRecipe = {
  ...defaultMobileNet,
  featureLayer: 'out_relu',
  headUnits: HEAD.denseUnits,
  dropout: 0,
  variants: 0,
  fineTune: { ...defaultMobileNet.fineTune, from: 'none' },
};

/** Every round draws its own head and order, as the rival does. */
const recipeOf = ({ size }: TransferSetting, round: number): Recipe => ({
  ...defaultRecipe('mobilenetv2', round),
  imageSize: size,
  augmentation: noAugmentation,
  model: network,
  training: {
    epochs: HEAD.epochs,
    batchSize: HEAD.batchSize,
    learningRate: HEAD.learningRate,
    earlyStopping: null,
    classWeights: 'none',
  },
});

/** The rival's split: 15% of each class for validation; the held-out images are the test split. */
function snapshotOf({ count, heldOut }: TransferSetting, labels: Uint8Array, round: number) {
  const items = Array.from({ length: count + heldOut }, (_, i): SnapshotItem => {
    const split = i < count ? 'train' : 'test';
    return { hash: `${i}`, path: `${i}`, classIndex: labels[i]!, split };
  });
  for (const classIndex of CLASSES.keys()) {
    const members = items.slice(0, count).filter((item) => item.classIndex === classIndex);
    const order = shuffledIndices(members.length, deriveSeed(1, 'validation', `${classIndex}`));
    for (const index of order.slice(0, Math.ceil(0.15 * members.length)))
      members[index]!.split = 'validation';
  }
  // A hash of its own every round, so that no round finds another's features.
  const snapshot: Snapshot = {
    version: 2,
    hash: `round-${round}`,
    classes: CLASSES,
    classIds: CLASSES,
    items,
  };
  return snapshot;
}

const backend = activateBackend('auto');
let round = 0;

const side: TransferSide = {
  async train(setting) {
    const { renderer } = await backend;
    const { pixels: bytes, labels } = await fetchImages(setting, setting.heldOut);
    const snapshot = snapshotOf(setting, labels, ++round);
    const recipe = recipeOf(setting, round);
    const stride = setting.size ** 2 * 3;
    const pixels = {
      size: setting.size,
      count: snapshot.items.length,
      read(indices: ArrayLike<number>, target: Uint8Array) {
        for (let i = 0; i < indices.length; i++) {
          const at = indices[i]! * stride;
          target.set(bytes.subarray(at, at + stride), i * stride);
        }
      },
      close: async () => undefined,
    };

    const started = performance.now();
    const { tensors, scaling } = await bundledWeights();
    const model = buildModel(network, {
      imageSize: setting.size,
      classCount: CLASSES.length,
      seed: recipe.seed,
      scaling,
    });
    loadPretrained(model, recipePlan(network), tensors);
    const draws = drawsOf(recipe, snapshot);
    const features = { computed: 0, read: 0 };
    const common = { recipe, snapshot, batchSize: HEAD.batchSize, model };
    const context = { ...common, pixels, draws, features };
    const onEpoch = () => async () => true;
    const training = trainTransfer({ ...context, resume: null, history: [], onEpoch }, network);
    while (!(await training.next()).done);
    const milliseconds = performance.now() - started;

    const evaluating = evaluateModel(model, pixels, snapshot, network, HEAD.batchSize);
    let result = await evaluating.next();
    while (!result.done) result = await evaluating.next();
    model.dispose();
    const confusion = confusionMatrix(result.value.predictions, CLASSES.length, 0.5);
    return { milliseconds, accuracy: accuracy(confusion), backend: english(renderer) };
  },
};

expose(side);
