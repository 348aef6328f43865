import * as v from 'valibot';
import { isKnownText, message, StudioError, type Message, type Text } from '../texts/message';

type Fields = Record<string, unknown>;

/**
 * Turns what one version wrote into what the next one writes. It gets unvalidated fields,
 * and it is never changed once released: files of its version exist.
 */
export type Migration = (fields: Fields) => Fields;

/** The formats as messages name them: keys of the catalogue. */
export type FormatName =
  'recipe' | 'snapshot' | 'model' | 'splitSetting' | 'recipesSetting' | 'probe' | 'project';

/** Something that is stored or exported, with a version and a way up from each earlier one. */
export interface VersionedFormat<T> {
  /** As messages name it. */
  name: FormatName;
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

type Issue = v.BaseIssue<unknown>;

type CheckKey = 'data.splitNotWhole' | 'data.countsNotPerClass' | 'data.notImages' | 'data.notText';

/** Valibot's strict objects report a field that they do not have as one that is never expected. */
const isUnknownField = ({ type, expected }: Issue): boolean =>
  type === 'strict_object' && expected === 'never';

/** What valibot found wrong with a value. The message of a check of ours is a key. */
export function issueText({ type, message: key, expected, received }: Issue): Message {
  if (type === 'check' || type === 'custom') return message(key as CheckKey);
  if (received === 'undefined') return message('data.missing');
  return expected === null
    ? message('data.notAllowed', { received })
    : message('data.unexpected', { expected, received });
}

/** The message of a check in a schema: what is wrong with a value, by key. */
export const checkMessage = (key: CheckKey): string => key;

/** A name: what the user wrote, or a message that this version can word. */
export const knownText = v.custom<Text>(isKnownText, checkMessage('data.notText'));

/** For the user: something of this format cannot be used, and why. */
export const cannotBeUsed = (name: FormatName, reason: Message): StudioError =>
  new StudioError(
    message('data.cannotBeUsed', { format: message(`data.formats.${name}.this`), reason }),
  );

/** The reason that a field is none of this version of a format. */
export const unknownField = (name: FormatName, field: string, version: number): Message =>
  message('data.unknownField', {
    field,
    of: message(`data.formats.${name}.version`, { version }),
  });

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
  const refuse = (reason: Message) => cannotBeUsed(name, reason);
  const newest = newestVersion({ migrations });
  const known = message('data.known', { count: newest });
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw refuse(message('data.notAnObject'));
  }
  if (version === undefined) throw refuse(message('data.noVersion'));
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw refuse(message('data.badVersion', { version: String(JSON.stringify(version)), known }));
  }
  if (version > newest) throw refuse(message('data.newerVersion', { version, known }));
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
    const field = v.getDotPath(issue);
    if (unknown) throw refuse(unknownField(name, field ?? '', version));
    const of = message(`data.formats.${name}.version`, { version });
    const problem = issueText(issue);
    throw refuse(
      field === null
        ? message('data.wrong', { problem, of })
        : message('data.wrongValue', { field, problem, of }),
    );
  }
}

/** A message about fields that were left out; null where there are none. */
export const leftOutNotice = (name: FormatName, leftOut: readonly string[]): Message | null =>
  leftOut.length === 0
    ? null
    : message('data.laterVersion', {
        format: message(`data.formats.${name}.this`),
        fields: leftOut.join(', '),
      });
