import * as tf from '@tensorflow/tfjs';
import type { TrainingEvent } from '../../../domain/run/event';
import type { MobileNetRecipe } from '../../../domain/models/mobilenetv2';
import { recipePlan } from '../../../domain/models/mobilenetv2';
import { classWeightsOf } from '../../../domain/recipe/classWeights';
import { scalingOf } from './build';
import { rescale } from './frozenBackbone';
import { frozenPart } from './frozenPart';
import { splitPlan, type Plan } from '../../../domain/models/mobilenetv2Plan';
import type { RunContext } from '../family';
import { gatherFeatures, type FeatureSet, type ReadViews } from '../../features/gather';
import { fitStage, type StageState } from '../../training/loop/fitStage';
import type { Shown } from '../../training/data/order';
import { viewBatches } from '../../training/data/viewBatches';
import { fineTuneTrainable, headTrainable } from './trainables';
import { AugmentedViews } from '../../training/data/augmentedViews';

/** In fine-tuning, weights are averaged over this fraction of an epoch: measured, see ARCHITECTURE.md. */
const AVERAGED_EPOCHS = 2 / 3;

/**
 * MobileNetV2's two stages. Stage 1 trains the head on pooled features, stage 2 the
 * unfrozen blocks and the head on the input activations of those blocks; both kinds of
 * features are computed once per view, kept for the next runs, and then read. The model ends
 * with the weights of both stages that have the lowest validation loss. A resumed run has the
 * same features: they are a pure function of the image, the weights and the augmentation draw.
 */
export async function* trainTransfer(
  context: RunContext,
  recipe: MobileNetRecipe,
): AsyncGenerator<TrainingEvent, void> {
  const { pixels, snapshot, draws } = context;
  const views = new AugmentedViews(pixels, snapshot, context.recipe, draws, recipe.variants);
  const features = new StageFeatures(context, views);
  try {
    yield* trainStages(context, recipe, views, features);
  } finally {
    await features.close();
  }
}

async function* trainStages(
  context: RunContext,
  recipe: MobileNetRecipe,
  views: AugmentedViews,
  features: StageFeatures,
): AsyncGenerator<TrainingEvent, void> {
  const { model, snapshot, batchSize, resume } = context;
  const { training, seed } = context.recipe;
  const plan = recipePlan(recipe);
  const { frozen, tail } = splitPlan(plan, recipe.fineTune.from);
  const classCount = snapshot.classes.length;
  const source = (read: ReadViews, shown: Shown) =>
    viewBatches(views, read, { shown, batchSize, classCount, seed });
  const common = {
    seed,
    patience: training.earlyStopping?.patience ?? null,
    classWeights: classWeightsOf(training, snapshot),
  };

  const pixels: ReadViews = (shown) => views.read(shown);
  const isCut = frozen.length > 0 && tail.length > 0;
  const atCut = isCut ? yield* features.of(frozen, frozen, pixels, 'whole') : null;

  let headState = resume?.stage === 'head' ? resume.state : null;
  if (resume?.stage !== 'fine-tune') {
    const pooled = yield* features.of(isCut ? tail : plan, plan, atCut ?? pixels, 'pooled');
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
        return await onEpoch(state, record, trainSeconds);
      },
    });
  }
  if (tail.length === 0) return;

  yield { kind: 'phase', phase: 'fine-tuning', progress: null };
  const rescaled: ReadViews = (shown) =>
    tf.tidy(() => rescale(views.read(shown), scalingOf(model)));
  const fineTuning = source(atCut ?? rescaled, 'oneVariantPerEpoch');
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

/** The outputs of the network's frozen parts for every view, until they are closed. */
class StageFeatures {
  private readonly open: FeatureSet[] = [];

  constructor(
    private readonly context: RunContext,
    private readonly views: AugmentedViews,
  ) {}

  /**
   * The outputs of `part` by view, its inputs being what `read` returns. `network` is the
   * whole network from the image to the end of `part`.
   */
  async *of(
    part: Plan,
    network: Plan,
    read: ReadViews,
    form: 'whole' | 'pooled',
  ): AsyncGenerator<TrainingEvent, ReadViews> {
    const { model, features: counts } = this.context;
    const frozen = await frozenPart(model, { network, part, form });
    try {
      const set = yield* gatherFeatures({
        ...{ views: this.views, part: frozen, read, counts },
        phase: 'computing-features',
      });
      this.open.push(set);
      return set.read;
    } finally {
      frozen.dispose();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.open.splice(0).map((set) => set.close()));
  }
}
