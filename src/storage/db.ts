import { Dexie, type EntityTable, type PromiseExtended, type Table } from 'dexie';
import type { Change } from '../domain/dataset/change';
import type { UnfinishedImport } from '../domain/dataset/unfinishedImport';
import type {
  ClassLabel,
  ImageHash,
  ImageRecord,
  Rejection,
  Snapshot,
  SplitSettings,
} from '../domain/dataset/dataset';
import type { ExperimentRecord } from '../domain/experiment/record';
import type { TestEvaluation, RunRecord } from '../domain/run/run';
import type { StoredRecipeSet } from '../domain/recipe/recipeSet';
import type { CheckpointRecord } from '../domain/run/checkpoint';
import type { ModelRecord } from '../domain/run/savedModel';
import type { PretrainedRecord } from '../domain/models/inputScaling';
import { recipesByKind, runsSayTheirSplit, secondsOfEvaluation } from './migrations';
import { setUpgradeState, upgradeState, upgradeTurn } from './upgrade';

/** Bytes kept beside an image's facts, so that listing facts never reads pixels. */
interface StoredBytes {
  hash: ImageHash;
  bytes: ArrayBuffer;
}

/**
 * Some tensors of a checkpoint, a saved model or a pretrained set: a browser keeps each large record in a
 * file of its own, so one record a tensor costs too many files, and one for all is too large.
 */
export interface StoredTensors {
  /** Checkpoint, model or pretrained id. */
  ownerId: string;
  /** Of the first tensor, unique within its owner; optimizer slots are `adam/m/<name>` and `adam/v/<name>`. */
  name: string;
  /** The tensors, in the order of their values. Absent before version 7: the one tensor of `shape`. */
  parts?: { name: string; shape: number[] }[];
  shape?: number[];
  values: Float32Array;
}

/** The one row of each kind of setting. */
export interface Settings {
  split: SplitSettings;
  /** Since when (milliseconds since 1970) the split has not followed a change: storage/staleSplit. */
  splitIsStale: { since: number };
  recipes: StoredRecipeSet;
  /** The measured choice of backend on this device (engine/backend), by probe version. */
  probe: { version: string; backend: string; measured: Record<string, number>; at: number };
}

export interface SettingRow<K extends keyof Settings = keyof Settings> {
  key: K;
  value: Settings[K];
  /** Of the value's format (settingFormats); absent: 1. */
  version?: number;
}

export interface StoredRejection extends Rejection {
  id: number;
  importedAt: number;
}

/** A change of the dataset that can be undone. */
export interface UndoStep {
  id: number;
  change: Change;
}

/** The one IndexedDB schema. Each table's typed operations live in the file of its name. */
class StudioDatabase extends Dexie {
  images!: EntityTable<ImageRecord, 'hash'>;
  originals!: EntityTable<StoredBytes, 'hash'>;
  /** Of the images that are not small JPEGs, which are their own thumbnails. */
  thumbnails!: EntityTable<StoredBytes, 'hash'>;
  /** Facts of deleted images, whose bytes stay until purged, so that a deletion can be undone. */
  deletedImages!: EntityTable<ImageRecord, 'hash'>;
  classes!: EntityTable<ClassLabel, 'id'>;
  undoSteps!: EntityTable<UndoStep, 'id'>;
  imports!: Table<UnfinishedImport & { id: number }, number>;
  rejections!: EntityTable<StoredRejection, 'id'>;
  settings!: Table<SettingRow, keyof Settings>;
  snapshots!: EntityTable<Snapshot, 'hash'>;
  runs!: EntityTable<RunRecord, 'id'>;
  experiments!: EntityTable<ExperimentRecord, 'id'>;
  judgements!: Table<TestEvaluation & { runId: string }, string>;
  checkpoints!: EntityTable<CheckpointRecord, 'runId'>;
  models!: EntityTable<ModelRecord, 'id'>;
  pretrained!: EntityTable<PretrainedRecord, 'id'>;
  tensors!: Table<StoredTensors, [string, string]>;

  constructor() {
    super('mask-studio', {
      // A chunk of a large `modify` is one task of the main thread: 250 rows stay well under 50 ms.
      modifyChunkSize: 250,
      // A transaction ends when it is on the disk, not when the system has promised to write it: what
      // the studio calls saved outlives a power cut. docs/reliability.md has the cost.
      chromeTransactionDurability: 'strict',
    });
    this.version(2).stores({
      images:
        'hash, path, groupId, source, pinnedSplit, [classId+path], [split+path], [classId+split+path]',
      originals: 'hash',
      thumbnails: 'hash',
      deletedImages: 'hash',
      classes: 'id, position',
      rejections: '++id',
      settings: 'key',
      snapshots: 'hash',
      runs: 'id, createdAt, status',
      judgements: 'runId',
      checkpoints: 'runId',
      models: 'id, createdAt',
      pretrained: 'id',
      tensors: '[ownerId+name], ownerId',
    });
    this.version(3).upgrade(async (transaction) => {
      await recipesByKind(transaction);
      await runsSayTheirSplit(transaction);
    });
    this.version(4).stores({ undoSteps: '++id', imports: 'id' });
    this.version(5).upgrade(secondsOfEvaluation);
    this.version(6).stores({
      experiments: 'id, createdAt',
      runs: 'id, createdAt, status, experiment.id',
    });
    // Its rows of tensors hold several, which earlier versions cannot read.
    this.version(7);
    this.on('versionchange', ({ newVersion }) => {
      if (newVersion === null) return true; // Deleted: as Dexie does it.
      this.close({ disableAutoOpen: true });
      setUpgradeState('outdated');
      return false;
    });
  }

  /** Every first use opens it. An upgrade waits for its turn (upgrade.ts). */
  override open(): PromiseExtended<Dexie> {
    if (this.isOpen()) return super.open();
    // Dexie opens what a newer version has stored, too.
    if (upgradeState() === 'outdated') {
      return Dexie.Promise.reject(new Dexie.DatabaseClosedError('Database has been closed'));
    }
    // Dexie counts versions in tens.
    const turn = upgradeTurn(this.name, Math.round(this.verno * 10));
    return Dexie.Promise.resolve(turn).then((end) => super.open().finally(end));
  }
}

export const db = new StudioDatabase();
