/** What is stored, as the files of a project: one after another, so that one is in memory at a time. */
import type { ImageRecord, Snapshot } from '../../../domain/dataset/dataset';
import type { ProjectContent, ProjectCounts } from '../../../domain/project/manifest';
import type { RunRecord } from '../../../domain/run/run';
import { listExperiments } from '../../../storage/experiments';
import { listModels } from '../../../storage/models';
import { listPretrained } from '../../../storage/pretrained';
import {
  readDataset,
  readImageBytes,
  readSettingRows,
  readWholeRun,
  runIds,
  type WholeRun,
} from '../../../storage/project';
import { getSnapshot } from '../../../storage/runs';
import { readTensors } from '../../../storage/tensors';
import * as layout from '../../project/layout';
import { sha256 } from '../../../domain/sha256';
import { tensorFiles } from '../../project/tensors';
import type { ProjectFile } from '../../project/writeProject';
import { message } from '../../../texts/message';

/** What was written so far. */
export interface Written {
  counts: ProjectCounts;
  /** Images whose bytes are gone or are not theirs. */
  leftOut: number;
}

type OnItem = (done: number, total: number) => void;

async function* imageFiles(
  records: ImageRecord[],
  written: Written,
  item: () => void,
): AsyncGenerator<ProjectFile> {
  for (let at = 0; at < records.length; at += layout.RECORDS_AT_ONCE) {
    const kept: ImageRecord[] = [];
    for (const record of records.slice(at, at + layout.RECORDS_AT_ONCE)) {
      const { hash } = record;
      const stored = await readImageBytes(hash);
      item();
      const bytes = stored && new Uint8Array(stored.original);
      if (!bytes || (await sha256(bytes)) !== hash) {
        written.leftOut += 1;
        continue;
      }
      yield { path: layout.imagePath(record), bytes, sha256: hash };
      if (stored.thumbnail) {
        yield { path: layout.thumbnailPath(hash), bytes: new Uint8Array(stored.thumbnail) };
      }
      kept.push(record);
    }
    written.counts.images += kept.length;
    yield { path: layout.imageRecords(at / layout.RECORDS_AT_ONCE), json: kept };
  }
}

/** The run as the file has it: nobody trains it there, and without weights it says so. */
function runToWrite({ run }: WholeRun, { parts, by }: ProjectContent): RunRecord {
  const hasWeights = parts.weights && (!run.imported || parts.models);
  const isOpen = run.status === 'running' || run.status === 'queued';
  const record = { ...run };
  delete record.queued;
  return {
    ...record,
    ...(isOpen && { status: 'interrupted' as const }),
    ...(by !== null && { name: message('names.handedIn', { by, run: run.name }) }),
    ...(!hasWeights && { handIn: run.handIn ?? { by } }),
  };
}

async function* runFiles(
  ids: string[],
  request: ProjectContent,
  written: Written,
  item: () => void,
): AsyncGenerator<ProjectFile> {
  const snapshots = new Map<string, Snapshot>();
  for (const id of ids) {
    item();
    const whole = await readWholeRun(id, request.parts.weights);
    const snapshot = whole && (await getSnapshot(whole.run.snapshotHash));
    if (!snapshot || (!request.parts.weights && !whole.evaluation)) continue;
    if (request.by !== null && whole.run.handIn) continue; // Another student's.
    if (!snapshots.has(snapshot.hash)) {
      yield {
        path: `${layout.folder('snapshots', snapshots.size)}${layout.RECORD}`,
        json: snapshot,
      };
      snapshots.set(snapshot.hash, snapshot);
    }
    const at = layout.folder('runs', written.counts.runs);
    if (whole.evaluation) yield { path: at + layout.EVALUATION, json: whole.evaluation };
    if (whole.checkpoint) yield { path: at + layout.CHECKPOINT, json: whole.checkpoint };
    if (whole.tensors.size > 0) yield* tensorFiles(at, whole.tensors);
    yield { path: at + layout.RECORD, json: runToWrite(whole, request) };
    written.counts.runs += 1;
  }
}

/** The files of a project. `written` grows with them; `onItem` takes how many images, runs and models are done. */
export async function* projectFiles(
  request: ProjectContent,
  written: Written,
  onItem: OnItem,
): AsyncGenerator<ProjectFile> {
  const { parts } = request;
  const { images, classes } = parts.images ? await readDataset() : { images: [], classes: [] };
  const ids = parts.runs ? await runIds() : [];
  const models = parts.models ? await listModels() : [];
  const sets = parts.models ? await listPretrained() : [];
  const total = images.length + ids.length + models.length + sets.length;
  let done = 0;
  const item = () => onItem(done++, total);

  if (parts.images) {
    yield { path: layout.CLASSES, json: classes };
    written.counts.classes = classes.length;
  }
  if (parts.settings) yield { path: layout.SETTINGS, json: await readSettingRows() };
  yield* imageFiles(images, written, item);
  yield* runFiles(ids, request, written, item);
  const experiments = parts.runs ? await listExperiments() : [];
  for (const [index, json] of experiments.entries()) {
    yield { path: layout.folder('experiments', index) + layout.RECORD, json };
  }
  for (const [index, model] of models.entries()) {
    item();
    const at = layout.folder('models', index);
    yield { path: at + layout.RECORD, json: model };
    yield* tensorFiles(at, await readTensors(model.id));
    written.counts.models += 1;
  }
  for (const [index, set] of sets.entries()) {
    item();
    const at = layout.folder('weights', index);
    yield { path: at + layout.RECORD, json: set };
    yield* tensorFiles(at, await readTensors(set.id));
    written.counts.weightSets += 1;
  }
  onItem(total, total);
}
