import type * as tf from '@tensorflow/tfjs';
import type { TrainingEvent } from '../../../domain/run/event';
import { accuracy, confusionMatrix } from '../../../domain/evaluation/metrics';
import type { Failure, RunEnd, RunStatus, TestEvaluation } from '../../../domain/run/run';
import { drawsOf } from '../../augment/draws';
import { evaluateModel } from '../../evaluation/predictions';
import { readValues, variablesOf } from '../../models/weights';
import type { PixelSource } from '../../pixels/source';
import type { RunContext } from '../../models/family';
import type { RunPorts, TrainingJob } from './trainingPorts';
import { failureOf } from '../failure';
import { indicesOf } from '../../../domain/dataset/snapshot';
import { RunRecorder } from './runRecorder';
import { phaseEvents, timed } from './progressEvents';
import { familyOf } from '../../models/registry';
import { startingModel } from '../../models/startingModel';
import { message } from '../../../texts/message';

/** Megabytes of images in memory, for want of a file, of which the user is told. */
const MUCH_MEMORY = 256;

/**
 * Train one run, or resume it from its checkpoint, then evaluate its best weights once on
 * the test and validation images. The stream ends with `done` or `failed`. If stopped
 * (`return()`) after the first epoch, it saves and evaluates the best weights so far, so
 * that the run can be used and compared like any other; a run of an experiment keeps its
 * checkpoint instead.
 */
export async function* trainRun(
  job: TrainingJob,
  ports: RunPorts,
): AsyncGenerator<TrainingEvent, void> {
  const { run, snapshot, checkpoint, backend } = job;
  const { recipe } = run;
  const recorder = new RunRecorder(job, ports, indicesOf(snapshot, 'train').length);
  let pixels: PixelSource | null = null;
  let model: tf.LayersModel | null = null;
  let ended = false;
  try {
    yield { kind: 'backend', choice: backend };
    if (checkpoint && checkpoint.record.backend !== backend.name) {
      // Backends round differently.
      yield { kind: 'notice', message: message('training.notice.otherBackend') };
    }
    await ports.updateRun({ backend, ...recorder.changes() });
    pixels = yield* timed(preparing(job, ports), recorder.clocks.prepare);
    const unfiled = (pixels.inMemoryOnly ?? 0) / 2 ** 20;
    if (unfiled > MUCH_MEMORY) {
      const megabytes = Math.round(unfiled);
      yield { kind: 'notice', message: message('training.notice.pixelsInMemory', { megabytes }) };
    }
    model = yield* building(job, ports);
    const context: RunContext = {
      ...{ recipe, snapshot, batchSize: job.batchSize, model, pixels },
      draws: drawsOf(recipe, snapshot, run.experiment),
      features: recorder.features,
      resume: recorder.resume,
      history: recorder.epochs,
      onEpoch: (stage) => recorder.onEpoch(stage),
    };
    const stages = familyOf(recipe.model.kind).stages(context, recipe.model);
    yield* timed(stages, recorder.clocks.train);
    const evaluation = yield* timed(
      evaluateModel(model, pixels, snapshot, recipe.model, job.batchSize, recorder.features),
      recorder.clocks.evaluate,
    );
    ended = true;
    await keep(model, evaluation, { status: 'finished', failure: null });
    yield { kind: 'done', testAccuracy: testAccuracy(evaluation) };
  } catch (error) {
    ended = true;
    yield { kind: 'failed', failure: await afterFailure(failureOf(error)) };
  } finally {
    try {
      // Half-trained it would falsify its experiment's estimate: it can be continued.
      if (!ended && !run.experiment) await keepBest('stopped');
    } finally {
      await pixels?.close();
      model?.dispose();
    }
  }

  /** The run's failure: `failure`, or the error that prevented saving its best weights. */
  async function afterFailure(failure: Failure): Promise<Failure> {
    if (failure.code !== 'non-finite') return failure;
    // The model holds the best weights; continuing would only fail again.
    try {
      await keepBest('failed', failure);
      return failure;
    } catch (error) {
      return failureOf(error);
    }
  }

  async function keepBest(status: RunStatus, failure: Failure | null = null): Promise<void> {
    if (!model || !pixels || recorder.bestEpoch === 0) return;
    const evaluating = timed(
      evaluateModel(model, pixels, snapshot, recipe.model, job.batchSize, recorder.features),
      recorder.clocks.evaluate,
    );
    let result = await evaluating.next();
    while (!result.done) result = await evaluating.next();
    await keep(model, result.value, { status, failure });
  }

  async function keep(model: tf.LayersModel, evaluation: TestEvaluation, end: RunEnd) {
    const weights = await readValues(variablesOf(model.weights));
    await ports.finishRun(weights, evaluation, { ...recorder.changes(), ...end });
  }

  function testAccuracy({ predictions }: TestEvaluation): number {
    return accuracy(confusionMatrix(predictions, snapshot.classes.length, run.threshold));
  }
}

async function* building(
  { run: { recipe }, snapshot }: TrainingJob,
  ports: RunPorts,
): AsyncGenerator<TrainingEvent, tf.LayersModel> {
  if (familyOf(recipe.model.kind).pretrained) {
    yield { kind: 'phase', phase: 'loading-weights', progress: null };
  }
  return await startingModel(recipe, snapshot.classes.length, ports.pretrained);
}

function preparing({ run, snapshot }: TrainingJob, ports: RunPorts) {
  const hashes = snapshot.items.map(({ hash }) => hash);
  return phaseEvents(
    'preparing-pixels',
    hashes.length,
    (onDone, signal) => ports.preparePixels(hashes, run.recipe.imageSize, onDone, signal),
    (pixels) => void pixels.close(),
  );
}
