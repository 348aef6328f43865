import * as v from 'valibot';
import { message, type Message } from '../texts/message';

type Fields = Record<string, unknown>;

/**
 * Turns what one version wrote into what the next one writes. It gets unvalidated fields,
 * and it is never changed once released: files of its version exist.
 */
export type Migration = (fields: Fields) => Fields;

/** Something that is stored or exported, with a version and a way up from each earlier one. */
export interface VersionedFormat<T> {
  /** As messages name it: "recipe". */
  name: string;
  /** `migrations[0]` leads from version 1 to 2, and so on; the newest version follows the last. */
  migrations: readonly Migration[];
  /** Of the newest version. Its objects are strict, so that unknown fields are seen. */
  schema: v.GenericSchema<unknown, T>;
}

export interface Reading<T> {
  value: T;
  /** Dot paths of fields that this version does not know. */
  leftOut: string[];
}

export const newestVersion = ({ migrations }: Pick<VersionedFormat<unknown>, 'migrations'>) =>
  migrations.length + 1;

const known = (newest: number): string => (newest === 1 ? 'version 1' : `versions 1 to ${newest}`);

type Issue = v.BaseIssue<unknown>;

/** Valibot's strict objects report a field that they do not have as one that is never expected. */
const isUnknownField = ({ type, expected }: Issue): boolean =>
  type === 'strict_object' && expected === 'never';

function without(value: unknown, [key, ...rest]: string[]): unknown {
  if (Array.isArray(value)) {
    return value.map((item, i) => (String(i) === key ? without(item, rest) : item));
  }
  const { [key!]: inner, ...others } = value as Fields;
  return rest.length === 0 ? others : { ...others, [key!]: without(inner, rest) };
}

/**
 * Read a document of any version up to the newest; `version` is the document's own, 1 where
 * it has none.
 * @param unknownFields whether a field that the newest version does not have is refused
 *   (a recipe means what it says, or is not used) or left out (a later version wrote it, and
 *   the rest is still good).
 * @throws an Error with a message for the user that names the field and the version.
 */
export function readVersioned<T>(
  { name, migrations, schema }: VersionedFormat<T>,
  input: unknown,
  version: unknown,
  unknownFields: 'refuse' | 'leave out',
): Reading<T> {
  const refuse = (reason: string) => new Error(`This ${name} cannot be used: ${reason}.`);
  const newest = newestVersion({ migrations });
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw refuse('it is not a JSON object');
  }
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw refuse(`its version is ${JSON.stringify(version)}, and ${known(newest)} can be read`);
  }
  if (version > newest) {
    throw refuse(
      `it has version ${version}, and ${known(newest)} can be read. Use a newer Mask Studio`,
    );
  }
  let fields = migrations
    .slice(version - 1)
    .reduce((old, migrate) => migrate(old), input as Fields);
  const leftOut: string[] = [];
  for (;;) {
    const result = v.safeParse(schema, fields);
    if (result.success) return { value: result.output, leftOut };
    const unknown = result.issues.find(isUnknownField);
    if (unknown && unknownFields === 'leave out') {
      const path = unknown.path!.map(({ key }) => String(key));
      leftOut.push(path.join('.'));
      fields = without(fields, path) as Fields;
      continue;
    }
    const issue = unknown ?? result.issues[0];
    const path = v.getDotPath(issue);
    throw refuse(
      unknown
        ? `${path} is not a field of ${name} version ${version}`
        : `${path ? `${path}: ` : ''}${issue.message} (${name} version ${version})`,
    );
  }
}

/** A message about fields that were left out; null where there are none. */
export const leftOutNotice = (name: string, leftOut: readonly string[]): Message | null =>
  leftOut.length === 0
    ? null
    : message('data.laterVersion', { format: name, fields: leftOut.join(', ') });
