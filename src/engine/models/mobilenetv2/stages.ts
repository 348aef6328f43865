import * as tf from '@tensorflow/tfjs';
import type { TrainingEvent } from '../../../domain/run/event';
import type { MobileNetRecipe } from '../../../domain/models/mobilenetv2';
import { recipePlan } from '../../../domain/models/mobilenetv2';
import { classWeightsOf } from '../../../domain/recipe/classWeights';
import { scalingOf } from './build';
import { FrozenBackbone, rescale } from './frozenBackbone';
import { splitPlan, type Plan } from '../../../domain/models/mobilenetv2Plan';
import { variablesOf } from '../weights';
import type { RunContext } from '../family';
import { computeFeatures, FeatureCache, type FeatureSet } from '../../training/data/featureCache';
import { fitStage, type StageState } from '../../training/loop/fitStage';
import type { Shown } from '../../training/data/order';
import { viewBatches, type ReadViews } from '../../training/data/viewBatches';
import { fineTuneTrainable, headTrainable, globalAveragePooling } from './trainables';
import { AugmentedViews } from '../../training/data/augmentedViews';

/** In fine-tuning, weights are averaged over this fraction of an epoch: measured, see ARCHITECTURE.md. */
const AVERAGED_EPOCHS = 2 / 3;

/** Kept for the life of the worker, which trains many runs. */
const cache = new FeatureCache();

/**
 * MobileNetV2's two stages. Stage 1 trains the head on pooled features, stage 2 the
 * unfrozen blocks and the head on the input activations of those blocks; both kinds of
 * features are computed once per view and then read. The model ends with the weights of
 * both stages that have the lowest validation loss. A resumed run computes the same
 * features again: they are a pure function of snapshot and recipe.
 */
export async function* trainTransfer(
  context: RunContext,
  recipe: MobileNetRecipe,
): AsyncGenerator<TrainingEvent, void> {
  const { model, snapshot, batchSize, resume } = context;
  const { training, seed } = context.recipe;
  const plan = recipePlan(recipe);
  const { frozen, tail } = splitPlan(plan, recipe.fineTune.from);
  const views = new AugmentedViews(context.pixels, snapshot, context.recipe, recipe.variants);
  const features = new StageFeatures(context, recipe, views);
  const classCount = snapshot.classes.length;
  const source = (read: ReadViews, shown: Shown) =>
    viewBatches(views, read, { shown, batchSize, classCount, seed });
  const common = {
    seed,
    patience: training.earlyStopping?.patience ?? null,
    classWeights: classWeightsOf(training, snapshot),
  };

  const scaling = scalingOf(model);
  const pixels: ReadViews = (shown) => tf.tidy(() => rescale(views.read(shown), scaling));
  const atCut = tail.length === 0 ? pixels : yield* features.after(frozen, frozen, pixels, 'whole');

  let headState = resume?.stage === 'head' ? resume.state : null;
  if (resume?.stage !== 'fine-tune') {
    const rest = tail.length === 0 ? frozen : tail;
    const pooled = yield* features.after(rest, plan, atCut, 'pooled');
    const onEpoch = context.onEpoch('head');
    yield* fitStage({
      ...common,
      stage: 'head',
      trainable: headTrainable(model),
      source: source(pooled, 'allVariants'),
      learningRate: training.learningRate,
      averageOver: null,
      epochsBefore: 0,
      epochs: training.epochs,
      resume: headState,
      onEpoch: async (state, record, trainSeconds) => {
        headState = state;
        await onEpoch(state, record, trainSeconds);
      },
    });
  }
  if (tail.length === 0) return;

  yield { kind: 'phase', phase: 'fine-tuning', progress: null };
  const fineTuning = source(atCut, 'oneVariantPerEpoch');
  yield* fitStage({
    ...common,
    stage: 'fine-tune',
    trainable: fineTuneTrainable(model, tail),
    source: fineTuning,
    learningRate: recipe.fineTune.learningRate,
    averageOver: Math.max(1, AVERAGED_EPOCHS * fineTuning.trainBatches),
    epochsBefore: headState?.epoch ?? context.history.filter((e) => e.stage === 'head').length,
    epochs: recipe.fineTune.epochs,
    resume: resume?.stage === 'fine-tune' ? resume.state : null,
    ...baselineOf(headState),
    onEpoch: context.onEpoch('fine-tune'),
  });
}

/** Fine-tuning keeps its weights only if their validation loss is below the head's best. */
const baselineOf = (state: StageState | null) =>
  state && { baseline: { epoch: state.bestEpoch, valLoss: state.bestValLoss } };

/** The outputs of the network's frozen parts for every view. */
class StageFeatures {
  constructor(
    private readonly context: RunContext,
    private readonly recipe: MobileNetRecipe,
    private readonly views: AugmentedViews,
  ) {}

  /**
   * The outputs of `part` by view, its inputs being what `read` returns; an empty part
   * changes nothing. `network` is the whole network from the image to the end of `part`.
   */
  async *after(
    part: Plan,
    network: Plan,
    read: ReadViews,
    form: 'whole' | 'pooled',
  ): AsyncGenerator<TrainingEvent, ReadViews> {
    if (part.length === 0) return read;
    const set = yield* cache.get(this.key(network, form), () => this.compute(part, read, form));
    return set.read;
  }

  private async *compute(
    part: Plan,
    read: ReadViews,
    form: 'whole' | 'pooled',
  ): AsyncGenerator<TrainingEvent, FeatureSet> {
    const weights = variablesOf(this.context.model.weights);
    const backbone = new FrozenBackbone(part, (name) => weights.get(name)!);
    const extract = (inputs: tf.Tensor) => {
      const activations = backbone.run(inputs as tf.Tensor4D);
      return form === 'pooled' ? globalAveragePooling(activations) : activations;
    };
    try {
      return yield* computeFeatures(this.views.count, read, extract);
    } finally {
      backbone.dispose();
    }
  }

  /** Everything that the features depend on. */
  private key(network: Plan, form: string): string {
    const { snapshot, recipe } = this.context;
    const { alpha, weights, variants } = this.recipe;
    return JSON.stringify([
      ...[snapshot.hash, recipe.imageSize, recipe.augmentation, recipe.seed, variants],
      ...[alpha, weights, network, form, tf.getBackend()],
    ]);
  }
}
