/** The list of what a project file holds (docs/project-file.md): its `manifest.json`. */
import * as v from 'valibot';
import { readVersioned, type Migration, type VersionedFormat } from '../versioned';

/** What the first entry of a project file holds, so that its first bytes tell what it is. */
export const PROJECT_TYPE = 'application/vnd.mask-studio.project+zip';
export const TYPE_PATH = 'mimetype';
export const MANIFEST_PATH = 'manifest.json';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const entrySchema = v.strictObject({
  path: v.string(),
  /** Unpacked. */
  bytes: count,
  sha256,
});
export type ProjectEntry = v.InferOutput<typeof entrySchema>;

const countsSchema = v.strictObject({
  images: count,
  classes: count,
  runs: count,
  models: count,
  /** Sets of pretrained weights that the user imported. */
  weightSets: count,
});
export type ProjectCounts = v.InferOutput<typeof countsSchema>;

const manifestSchema = v.strictObject({
  format: v.literal('mask-studio-project'),
  version: v.literal(2),
  /** Of this file: the same file opened again is told by it. */
  id: v.string(),
  /** `hand-in`: runs without weights and images, of one student. */
  kind: v.picklist(['project', 'hand-in']),
  /** Name or pseudonym of who hands in; null in a project. */
  by: v.nullable(v.string()),
  /** ISO 8601. */
  savedAt: v.string(),
  /** Version of the studio that wrote it. */
  studio: v.string(),
  counts: countsSchema,
  /** Every other entry of the zip but `mimetype`, in its order. */
  entries: v.array(entrySchema),
});
export type ProjectManifest = v.InferOutput<typeof manifestSchema>;

/** Version 2: runs and experiments that the studio named have a message as name. Records of version 1 are read as they are. */
const messagesAsNames: Migration = (manifest) => ({ ...manifest, version: 2 });

export const projectFormat: VersionedFormat<ProjectManifest> = {
  name: 'project',
  migrations: [messagesAsNames],
  schema: manifestSchema,
};

/** @throws an Error with a message for the user, for a newer version too. */
export const readManifest = (json: unknown): ProjectManifest =>
  readVersioned(projectFormat, json, (json as { version?: unknown } | null)?.version, 'leave out')
    .value;

/** What a project file is to hold. */
export interface ProjectParts {
  /** Images with their labels, groups and splits. */
  images: boolean;
  /** The split's settings and the configurations of the next runs. */
  settings: boolean;
  /** Runs with their histories, predictions and snapshots. */
  runs: boolean;
  /** The runs' weights and checkpoints; without them only evaluated runs are written. */
  weights: boolean;
  /** Saved models, and pretrained weights that the user imported. */
  models: boolean;
}

/** What is to be written, and who hands it in: null for a project. */
export interface ProjectContent {
  parts: ProjectParts;
  by: string | null;
}

export const ALL_PARTS: ProjectParts = {
  images: true,
  settings: true,
  runs: true,
  weights: true,
  models: true,
};

/** What a student hands in. */
export const HAND_IN_PARTS: ProjectParts = {
  images: false,
  settings: false,
  runs: true,
  weights: false,
  models: false,
};
