/** What must hold of everything stored, whatever has happened, once the studio has opened again. */
import { FEATURES_FOLDER } from '../../src/domain/privateFiles';
import { UNLABELLED } from '../../src/domain/dataset/dataset';
import { runCount } from '../../src/domain/experiment/plan';
import type { RunRecord } from '../../src/domain/run/run';
import { keepsWeights } from '../../src/domain/run/weights';
import type { StoredState } from './state';

const ids = <Row>(rows: Row[], id: (row: Row) => string): Set<string> => new Set(rows.map(id));

function* imageProblems(state: StoredState): Generator<string> {
  const { images, deletedImages, originals, thumbnails, classes, snapshots } = state;
  const classIds = ids(classes, ({ id }) => id).add(UNLABELLED);
  const byHash = new Map(originals.map((original) => [original.key, original]));
  const splits = new Map<string, string>();
  for (const { key, sha } of originals) {
    if (key !== sha) yield `the bytes of image ${key} are others: ${sha}`;
  }
  for (const { hash, classId, split, groupId } of images) {
    if (!byHash.has(hash)) yield `image ${hash} has no original`;
    if (!classIds.has(classId)) yield `image ${hash} is of a class that is not there`;
    if ((classId === UNLABELLED) !== (split === 'none')) yield `image ${hash}: split ${split}`;
    if (split === 'none') continue;
    const other = splits.get(groupId) ?? split;
    if (other !== split) yield `group ${groupId} is in ${split} and ${other}`;
    splits.set(groupId, split);
  }
  const present = ids(images, ({ hash }) => hash);
  const deleted = ids(deletedImages, ({ hash }) => hash);
  const used = new Set(snapshots.flatMap(({ items }) => items.map(({ hash }) => hash)));
  for (const hash of deleted) {
    if (present.has(hash)) yield `image ${hash} is there and deleted`;
    if (!byHash.has(hash)) yield `deleted image ${hash} has no original`;
  }
  for (const { key } of [...originals, ...thumbnails]) {
    if (![present, deleted, used].some((known) => known.has(key)))
      yield `bytes of no image: ${key}`;
  }
}

function* runProblems(state: StoredState): Generator<string> {
  const { runs, snapshots, judgements, checkpoints, tensors, models, pretrained } = state;
  const runIds = ids(runs, ({ id }) => id);
  const owners = new Set([...runIds, ...ids(models, ({ id }) => id)]);
  for (const { id } of pretrained) owners.add(id);
  for (const { runId } of [...judgements, ...checkpoints]) {
    if (!runIds.has(runId)) yield `an evaluation or checkpoint of no run: ${runId}`;
  }
  for (const owner of ids(tensors, ({ key }) => key)) {
    if (!owners.has(owner)) yield `tensors of nothing: ${owner}`;
  }
  for (const { id } of models) {
    if (!tensors.some(({ key }) => key === id)) yield `model ${id} has no weights`;
  }
  const used = ids(runs, ({ snapshotHash }) => snapshotHash);
  for (const { hash } of snapshots) if (!used.has(hash)) yield `a snapshot of no run: ${hash}`;
  const known = ids(snapshots, ({ hash }) => hash);
  for (const run of runs) {
    if (!known.has(run.snapshotHash)) yield `run ${run.id} has no snapshot`;
    yield* progressProblems(state, run);
  }
}

function* progressProblems(
  { judgements, checkpoints, tensors }: StoredState,
  run: RunRecord,
): Generator<string> {
  const { id, status, epochs, failure } = run;
  const checkpoint = checkpoints.find(({ runId }) => runId === id);
  const weights = tensors.filter(({ key }) => key === id).length;
  const name = `run ${id} (${status})`;
  if (status === 'running' || status === 'queued') yield `${name} is trained by nobody`;
  if (status === 'finished') {
    if (!judgements.some(({ runId }) => runId === id)) yield `${name} has no evaluation`;
    if (keepsWeights(run) && weights === 0) yield `${name} has no weights`;
    if (!keepsWeights(run) && weights > 0) yield `${name} has weights that were to be dropped`;
    if (checkpoint) yield `${name} has a checkpoint`;
  }
  if ((status === 'failed') !== (failure !== null)) yield `${name} and its failure do not agree`;
  if (epochs.some(({ epoch }, i) => epoch !== i + 1)) yield `${name} lacks an epoch`;
  if (!checkpoint) return;
  if (checkpoint.epoch !== epochs.length) {
    yield `${name} has ${epochs.length} epochs, its checkpoint ${checkpoint.epoch}`;
  }
  if (weights === 0) yield `${name} has a checkpoint without tensors`;
}

function* experimentProblems({ experiments, runs }: StoredState): Generator<string> {
  const known = ids(experiments, ({ id }) => id);
  for (const { id, experiment } of runs) {
    if (experiment && !known.has(experiment.id)) yield `run ${id} is of no experiment`;
  }
  for (const { id, plan } of experiments) {
    const parts = runs.filter(({ experiment }) => experiment?.id === id && !experiment.final);
    const places = ids(parts, ({ experiment }) => `${experiment!.repeat}/${experiment!.fold}`);
    if (parts.length !== runCount(plan) || places.size !== parts.length)
      yield `experiment ${id} has ${parts.length} runs of ${runCount(plan)}`;
  }
}

/** What stays in the origin's private file system: space for saying a failure, and kept features. */
const KEPT = ['reserve', FEATURES_FOLDER];

/** The problems of a state, each as a phrase; none where all holds. */
export const problemsOf = (state: StoredState): string[] => [
  ...imageProblems(state),
  ...runProblems(state),
  ...experimentProblems(state),
  ...(state.settings.some(({ key }) => key === 'splitIsStale')
    ? ['the split follows no more']
    : []),
  ...(state.imports.length > 1 ? ['more than one unfinished import'] : []),
  ...state.files.filter((name) => !KEPT.includes(name)).map((name) => `a file is left: ${name}`),
];

/** What was stored before a fault and is neither there nor meant to be gone. */
export function* losses(before: StoredState, after: StoredState): Generator<string> {
  const bytes = new Set(after.originals.map(({ key }) => key));
  for (const { key } of before.originals) if (!bytes.has(key)) yield `original ${key} is gone`;
  const kept = new Set(after.tensors.map(({ key, name, sha }) => `${key} ${name} ${sha}`));
  const ended = new Set(
    before.runs.filter(({ status }) => status === 'finished').map(({ id }) => id),
  );
  for (const { id } of before.models) ended.add(id);
  for (const { key, name, sha } of before.tensors) {
    if (ended.has(key) && !kept.has(`${key} ${name} ${sha}`)) yield `weights of ${key} are others`;
  }
  for (const run of before.runs.filter(({ status }) => status === 'finished')) {
    const now = after.runs.find(({ id }) => id === run.id);
    if (JSON.stringify(now) !== JSON.stringify(run)) yield `finished run ${run.id} has changed`;
  }
  for (const evaluation of before.judgements) {
    const now = after.judgements.find(({ runId }) => runId === evaluation.runId);
    if (JSON.stringify(now) !== JSON.stringify(evaluation)) yield `an evaluation has changed`;
  }
}
