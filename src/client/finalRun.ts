import { splitCounts, trainingOnly } from '../domain/dataset/snapshot';
import { expectedAccuracy, finalDecision, finalRecipe } from '../domain/experiment/finalModel';
import { definitionOf } from '../domain/models/registry';
import { newId } from '../domain/newId';
import { newRun } from '../domain/run/newRun';
import type { RunRecord } from '../domain/run/run';
import { addRun, getSnapshot } from '../storage/runs';
import { message, StudioError } from '../texts/message';
import type { ExperimentResult } from './experimentResults';

/**
 * Store the run of an experiment's final model, not started: on the images of its runs, all to be
 * trained on; it is tested on pinned test images, which no run has. Throws an Error with a message for the user before a run of the experiment is finished.
 */
export async function addFinalRun({
  record,
  runs,
  experiment,
}: ExperimentResult): Promise<RunRecord> {
  const finished = runs.filter(({ status }) => status === 'finished');
  const expected = expectedAccuracy(experiment);
  const snapshot = finished[0] && (await getSnapshot(finished[0].snapshotHash));
  if (!expected || !snapshot) throw new StudioError(message('experiments.noneFinished'));
  const everything = await trainingOnly(snapshot, record.keptOut ?? []);
  const recipe = finalRecipe(record.recipe, finished);
  const { inputScaling } = finished[0]!;
  const { summary } = definitionOf(recipe.model.kind);
  const { params, trainableParams } = summary(
    recipe.model,
    recipe.imageSize,
    everything.classes.length,
  );
  const { augmentationSeed } = record;
  const run: RunRecord = {
    ...newRun({
      ...{
        id: newId(),
        name: message('names.final', { experiment: record.name }),
        createdAt: Date.now(),
      },
      ...{ recipe, snapshotHash: everything.hash, params, trainableParams },
      ...{ classes: everything.classes, classIds: everything.classIds },
      images: splitCounts(everything),
      ...(inputScaling && { inputScaling }),
    }),
    ...finalDecision(experiment.runs.flatMap(({ decision }) => decision ?? [])),
    experiment: {
      id: record.id,
      repeat: 0,
      fold: 0,
      augmentationSeed,
      keepsWeights: true,
      final: true,
    },
    expectedAccuracy: expected,
  };
  await addRun(run, everything);
  return run;
}
