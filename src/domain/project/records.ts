/** The records of a project file, checked before anything of them is stored. */
import * as v from 'valibot';
import { SPLITS, type ClassLabel, type ImageRecord, type Snapshot } from '../dataset/dataset';
import { snapshotFormat } from '../dataset/snapshotFormat';
import { readExperiment, type ExperimentRecord } from '../experiment/record';
import type { PretrainedRecord } from '../models/inputScaling';
import type { CheckpointRecord } from '../run/checkpoint';
import { readMetadata } from '../run/modelMetadata';
import type { RunRecord, TestEvaluation } from '../run/run';
import type { ModelRecord } from '../run/savedModel';
import { readRun } from '../run/storedRun';
import { issueText, readVersioned } from '../versioned';
import { message, StudioError } from '../../texts/message';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const name = v.pipe(v.string(), v.minLength(1));

const classesSchema: v.GenericSchema<unknown, ClassLabel[]> = v.array(
  v.object({ id: name, name, position: count }),
);

const imagesSchema = v.array(
  v.looseObject({
    hash,
    path: v.string(),
    classId: v.string(),
    split: v.picklist([...SPLITS, 'none']),
    pinnedSplit: v.nullable(v.picklist(SPLITS)),
    recording: v.optional(v.string()),
    groupId: v.string(),
    perceptualHash: v.pipe(v.string(), v.regex(/^[0-9a-f]*$/)),
    width: count,
    height: count,
    byteLength: count,
    mimeType: v.pipe(v.string(), v.regex(/^image\/[a-z0-9.+-]+$/)),
    source: v.picklist(['photograph', 'webcam', 'sample']),
    ownGroup: v.optional(v.string()),
    confirmedClassId: v.optional(v.string()),
    distinctFrom: v.optional(v.array(v.string())),
    addedAt: v.number(),
  }),
);

const predictionsSchema = v.array(
  v.object({
    hash: v.string(),
    path: v.string(),
    truth: count,
    scores: v.array(v.number()),
  }),
);

const evaluationSchema = v.looseObject({
  predictions: predictionsSchema,
  validation: v.optional(predictionsSchema),
  loss: v.number(),
  millisecondsPerPrediction: v.number(),
});

const checkpointSchema = v.looseObject({
  runId: v.string(),
  stage: v.picklist(['train', 'head', 'fine-tune']),
  epoch: count,
  optimizerSteps: count,
  bestEpoch: count,
  bestValLoss: v.number(),
  epochsSinceBest: count,
  backend: v.string(),
  batchSize: count,
  savedAt: v.number(),
});

const modelSchema = v.looseObject({
  id: name,
  name,
  createdAt: v.number(),
  runId: v.nullable(v.string()),
  byteLength: count,
});

const pretrainedSchema: v.GenericSchema<unknown, PretrainedRecord> = v.object({
  id: name,
  name,
  addedAt: v.number(),
  alpha: v.number(),
  inputScaling: v.object({ scale: v.number(), offset: v.number() }),
  byteLength: count,
});

const settingsSchema = v.array(
  v.object({
    key: v.picklist(['split', 'recipes']),
    value: v.unknown(),
    version: v.optional(count),
  }),
);
/** A setting as it is stored, to be read by its own format. */
export type ProjectSetting = v.InferOutput<typeof settingsSchema>[number];

/** One tensor of a `weights.bin`: float32, little-endian, one after another. */
const tensorsSchema = v.array(v.object({ name: v.string(), shape: v.array(count) }));
export type ProjectTensors = v.InferOutput<typeof tensorsSchema>;

/** @throws an Error with a message for the user that names the file and the field. */
function parsed<T>(schema: v.GenericSchema<unknown, T>, json: unknown, path: string): T {
  const result = v.safeParse(schema, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new StudioError(
    message('project.wrongRecord', {
      path,
      field: v.getDotPath(issue) ?? '',
      problem: issueText(issue),
    }),
  );
}

type Read<T> = (json: unknown, path: string) => T;

/** The records by kind. Each throws an Error with a message for the user. */
export const readClasses: Read<ClassLabel[]> = (json, path) => parsed(classesSchema, json, path);
export const readImageRecords: Read<ImageRecord[]> = (json, path) =>
  parsed(imagesSchema, json, path) as ImageRecord[];
export const readSettings: Read<ProjectSetting[]> = (json, path) =>
  parsed(settingsSchema, json, path);
export const readEvaluation: Read<TestEvaluation> = (json, path) =>
  parsed(evaluationSchema, json, path) as TestEvaluation;
export const readCheckpoint: Read<CheckpointRecord> = (json, path) =>
  parsed(checkpointSchema, json, path) as unknown as CheckpointRecord;
export const readPretrained: Read<PretrainedRecord> = (json, path) =>
  parsed(pretrainedSchema, json, path);
export const readTensorList: Read<ProjectTensors> = (json, path) =>
  parsed(tensorsSchema, json, path);

export const readSnapshot: Read<Snapshot> = (json) =>
  readVersioned(snapshotFormat, json, (json as Partial<Snapshot> | null)?.version ?? 1, 'leave out')
    .value;

export const readExperimentRecord: Read<ExperimentRecord> = (json) => readExperiment(json);

/** The run of a file, which nobody trains now. */
export const readProjectRun: Read<RunRecord> = (json, path) => {
  parsed(v.looseObject({ id: name }), json, path);
  return readRun(json);
};

export const readModelRecord: Read<ModelRecord> = (json, path) => {
  const row = parsed(modelSchema, json, path) as unknown as ModelRecord;
  return { ...row, metadata: readMetadata(row.metadata).value };
};
